package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.RowView;
import io.secnumscan.core.cel.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The controls of the Pod Security Standards, as the PodSecurity admission of Kubernetes 1.36 applies them (its package
 * {@code policy}). Controls that came, or were narrowed, lately hold from their release on; lists of what is allowed (system
 * controls, SELinux types, volumes) are the latest for all.
 */
final class PodSecurity {
    private static final Pattern VERSION = Pattern.compile("v1\\.([0-9]{1,3})");
    private static final int LATEST = Integer.MAX_VALUE;
    private static final int WINDOWS_LEFT_OUT = 25;
    private static final int PROBES = 34;
    private static final int USER_NAMESPACES = 35;

    private static final Set<String> CAPABILITIES = Set.of(
            "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
            "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT");
    private static final Set<String> APPARMOR = Set.of("", "RuntimeDefault", "Localhost");
    private static final Set<String> SELINUX_TYPES =
            Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem");
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
            "image");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private final List<String> refusals = new ArrayList<>();
    private final List<Outcome.Unknown> unread = new ArrayList<>();

    private PodSecurity() {}

    /** What surely breaks the standard, and what was not read and might. */
    record Judgement(List<String> refusals, List<Outcome.Unknown> unread) {}

    /** The minor release that a namespace names; empty for {@code latest} and what is no release. */
    static OptionalInt minor(String version) {
        Matcher release = VERSION.matcher(version);
        return release.matches() ? OptionalInt.of(Integer.parseInt(release.group(1))) : OptionalInt.empty();
    }

    /** Of no release, the latest, as the API server takes it. */
    static Judgement judge(RowView workload, String level, OptionalInt release) {
        int minor = release.orElse(LATEST);
        PodSecurity security = new PodSecurity();
        boolean restricted = level.equals("restricted");
        if (restricted || level.equals("baseline")) {
            security.baseline(workload, minor);
        }
        if (restricted) {
            security.restricted(workload, minor);
        }
        return new Judgement(List.copyOf(security.refusals), List.copyOf(security.unread));
    }

    private void baseline(RowView workload, int minor) {
        refuse(workload.bool("host_network"), yes -> yes, "hostNetwork");
        refuse(workload.bool("host_pid"), yes -> yes, "hostPID");
        refuse(workload.bool("host_ipc"), yes -> yes, "hostIPC");
        refuseAny(workload.list("volume_kinds"), "hostPath"::equals, "volumes: ");
        refuseAny(workload.list("sysctls"), name -> !SYSCTLS.contains(name), "sysctls: ");
        boolean ownUsers = ownUsers(workload, minor);
        for (RowView container : containers(workload)) {
            String at = name(container);
            refuse(container.bool("privileged"), yes -> yes, at + "privileged");
            refuse(container.bool("host_process"), yes -> yes, at + "hostProcess");
            refuseAny(container.list("capabilities_add"), one -> !CAPABILITIES.contains(one), at + "capabilities.add ");
            refuse(container.text("apparmor"), profile -> !APPARMOR.contains(profile), at + "appArmorProfile");
            refuse(container.text("selinux_type"), type -> !SELINUX_TYPES.contains(type), at + "seLinuxOptions.type");
            refuse(container.text("selinux_user"), user -> !user.isEmpty(), at + "seLinuxOptions.user");
            refuse(container.text("selinux_role"), role -> !role.isEmpty(), at + "seLinuxOptions.role");
            refuse(container.text("seccomp"), "Unconfined"::equals, at + "seccompProfile");
            if (!ownUsers) {
                refuse(container.text("proc_mount"), mount -> !mount.equals("Default"), at + "procMount");
            }
            if (minor >= PROBES) {
                refuseAny(container.list("probe_hosts"), host -> !host.isEmpty(), at + "probe or lifecycle host ");
            }
            ValueList ports = container.list("ports");
            ports.unknown().ifPresent(unread::add);
            ports.certainRows().forEach(port -> refuse(port.integer("host_port"), one -> one != 0, at + "hostPort"));
        }
    }

    private void restricted(RowView workload, int minor) {
        refuseAny(
                workload.list("volume_kinds"),
                kind -> !VOLUMES.contains(kind) && !kind.equals("hostPath"),
                "volumes: ");
        boolean ownUsers = ownUsers(workload, minor);
        boolean windows = minor >= WINDOWS_LEFT_OUT && isWindows(workload);
        for (RowView container : containers(workload)) {
            String at = name(container);
            if (!ownUsers) {
                refuse(container.bool("run_as_non_root").orElse(false), set -> !set, at + "runAsNonRoot");
                refuse(container.integer("run_as_user"), user -> user == 0, at + "runAsUser");
            }
            if (windows) {
                continue;
            }
            refuse(
                    container.bool("allow_privilege_escalation").orElse(true),
                    set -> set,
                    at + "allowPrivilegeEscalation");
            refuse(
                    container.text("seccomp").orElse(""),
                    profile -> !profile.equals("Unconfined") && !SECCOMP.contains(profile),
                    at + "seccompProfile");
            capabilities(container, at);
        }
    }

    private void capabilities(RowView container, String at) {
        refuseAny(
                container.list("capabilities_add"),
                one -> CAPABILITIES.contains(one) && !one.equals("NET_BIND_SERVICE"),
                at + "capabilities.add ");
        ValueList dropped = container.list("capabilities_drop");
        if (dropped.elements().stream().noneMatch(one -> one.text().toOptional().filter("ALL"::equals).isPresent())) {
            dropped.unknown().ifPresentOrElse(unread::add, () -> refusals.add(at + "capabilities.drop"));
        }
    }

    /** A pod with users of its own: root in it is nobody on its node, and the standards ask less. */
    private boolean ownUsers(RowView workload, int minor) {
        return minor >= USER_NAMESPACES
                && workload.bool("host_users").toOptional().filter(shared -> !shared).isPresent();
    }

    private static boolean isWindows(RowView workload) {
        return workload.text("os").toOptional().filter("windows"::equals).isPresent();
    }

    private List<RowView> containers(RowView workload) {
        ValueList containers = workload.list("containers");
        containers.unknown().ifPresent(unread::add);
        return containers.certainRows();
    }

    private static String name(RowView container) {
        return container.text("name").toOptional().orElse("?") + ": ";
    }

    private <T> void refuse(Reading<T> value, Predicate<T> isRefused, String refusal) {
        value.toOptional().filter(isRefused).ifPresent(unused -> refusals.add(refusal));
        value.unread().ifPresent(unread::add);
    }

    private void refuseAny(ValueList texts, Predicate<String> isRefused, String refusal) {
        texts.unknown().ifPresent(unread::add);
        texts.elements().stream()
                .filter(element -> element.doubt().isEmpty())
                .flatMap(element -> element.text().toOptional().stream())
                .filter(isRefused)
                .forEach(text -> refusals.add(refusal + text));
    }
}
