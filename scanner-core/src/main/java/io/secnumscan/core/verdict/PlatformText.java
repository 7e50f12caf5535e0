package io.secnumscan.core.verdict;

/** What a person calls a platform; programs read its name. */
public final class PlatformText {
    private PlatformText() {}

    public static String of(String platform) {
        return switch (platform) {
            case "openstack" -> "OpenStack";
            case "kubernetes" -> "Kubernetes";
            default -> platform;
        };
    }
}
