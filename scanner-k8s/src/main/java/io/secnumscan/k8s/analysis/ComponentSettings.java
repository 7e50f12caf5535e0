package io.secnumscan.k8s.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** The options of one component in force, from what is set and from its defaults. */
final class ComponentSettings {
    /** The origin of what a running component was started with. */
    static final String RUNNING = "argument";

    private final String component;
    private final Flags flags;
    private final String origin;
    private final OptionalInt minor;

    /**
     * @param origin {@code argument} or {@code kubeadm-config}
     * @param minor of the cluster's release, whose defaults count; empty when it is not known
     */
    ComponentSettings(String component, Flags flags, String origin, OptionalInt minor) {
        this.component = component;
        this.flags = flags;
        this.origin = origin;
        this.minor = minor;
    }

    /**
     * One option.
     *
     * @param value empty when it is not known, and {@code unread} says why
     */
    record Setting(String name, Optional<String> value, String origin, boolean isDefault, Optional<String> unread) {}

    /** By name. */
    List<Setting> all() {
        TreeSet<String> names = new TreeSet<>(flags.names());
        names.addAll(Defaults.options(component));
        List<Setting> settings = new ArrayList<>();
        names.forEach(name -> settings.add(setting(name)));
        return settings;
    }

    private Setting setting(String name) {
        Optional<String> unread = flags.unread(name);
        if (unread.isPresent()) {
            return new Setting(name, Optional.empty(), flags.fromEnvironment(name) ? "environment" : origin, false,
                    unread);
        }
        Optional<String> given = flags.value(name).map(value -> Defaults.meaning(name, value));
        Optional<String> file = decidedByFile(name);
        if (file.isPresent() && given.isEmpty()) {
            return new Setting(name, Optional.empty(), origin, false, file);
        }
        if (name.equals("anonymous-auth") && alwaysAllows()) {
            // The API server resets the flag itself: an anonymous caller whom everything is allowed was too much.
            return new Setting(name, Optional.of("false"), "forced", false, Optional.empty());
        }
        if (given.isEmpty()) {
            Optional<String> byDefault = Defaults.of(component, name, minor);
            return new Setting(name, byDefault, "default", true, byDefault.isPresent()
                    ? Optional.empty()
                    : Optional.of("it is not set, and the default of this release is not known"));
        }
        if (given.get().contains("$(")) {
            return new Setting(name, Optional.empty(), origin, false,
                    Optional.of("the value comes from a variable of the pod"));
        }
        return new Setting(name, given, origin, false, Optional.empty());
    }

    /** Options that move into a file of the host, which no API shows. */
    private Optional<String> decidedByFile(String name) {
        String file = switch (name) {
            case "authorization-mode" -> flags.value("authorization-config").orElse("");
            case "anonymous-auth" -> flags.value("authentication-config").orElse("");
            default -> "";
        };
        return file.isEmpty() ? Optional.empty() : Optional.of("decided by the file " + file + ", which no API shows");
    }

    /** Only of one that is seen running: kubeadm passes modes of its own that its ConfigMap does not repeat. */
    private boolean alwaysAllows() {
        boolean byFile = flags.value("authorization-config").isPresent();
        String modes = flags.value("authorization-mode").orElse("AlwaysAllow");
        return component.equals("kube-apiserver") && origin.equals(RUNNING) && !byFile
                && Arrays.asList(modes.split(",")).contains("AlwaysAllow");
    }
}
