package io.secnumscan.k8s.analysis;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an option is when nobody sets it, for the options that rules ask about.
 *
 * <p>Source: the reference pages of the components' command lines (kubernetes.io/docs/reference/command-line-tools-reference/
 * kube-apiserver and kube-controller-manager) of Kubernetes 1.25 to 1.37, over which these did not change, and etcd's
 * configuration page (etcd.io/docs/v3.5/op-guide/configuration). Empty: not set means off.
 */
final class Defaults {
    private static final SortedMap<String, SortedMap<String, String>> OF = new TreeMap<>();
    /** Options that a bare flag sets, and whose 0 or 1 stands for a boolean. */
    private static final List<String> BOOLEANS = List.of(
            "anonymous-auth", "auto-tls", "client-cert-auth", "enable-bootstrap-token-auth", "peer-auto-tls",
            "peer-client-cert-auth", "profiling", "service-account-extend-token-expiration", "service-account-lookup",
            "use-service-account-credentials");
    /** Minor releases of Kubernetes that these hold for. */
    private static final int OLDEST = 25;

    private static final int NEWEST = 37;

    static {
        component(
                "kube-apiserver",
                "admission-control", "",
                "anonymous-auth", "true",
                "audit-log-path", "",
                "audit-policy-file", "",
                "audit-webhook-config-file", "",
                "authentication-config", "",
                "authorization-config", "",
                "authorization-mode", "AlwaysAllow",
                "client-ca-file", "",
                "disable-admission-plugins", "",
                "encryption-provider-config", "",
                "etcd-cafile", "");
        component(
                "etcd",
                "client-cert-auth", "false",
                "peer-client-cert-auth", "false",
                "peer-trusted-ca-file", "",
                "trusted-ca-file", "");
    }

    private Defaults() {}

    private static void component(String component, String... pairs) {
        SortedMap<String, String> options = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            options.put(pairs[i], pairs[i + 1]);
        }
        OF.put(component, options);
    }

    /** Option to default, of one component. */
    static SortedMap<String, String> of(String component) {
        return OF.getOrDefault(component, new TreeMap<>());
    }

    /**
     * Whether they are known to hold. etcd has releases of its own, over which its own did not change.
     *
     * @param minor of the cluster's release; empty when it is not known
     */
    static boolean holdFor(String component, OptionalInt minor) {
        return component.equals("etcd")
                || minor.isPresent() && minor.getAsInt() >= OLDEST && minor.getAsInt() <= NEWEST;
    }

    static boolean isBoolean(String option) {
        return BOOLEANS.contains(option);
    }

    /** The value as the component takes it: booleans spelt as 0 and 1 too. */
    static String meaning(String option, String value) {
        if (!BOOLEANS.contains(option)) {
            return value;
        }
        return switch (value) {
            case "1" -> "true";
            case "0" -> "false";
            default -> value;
        };
    }
}
