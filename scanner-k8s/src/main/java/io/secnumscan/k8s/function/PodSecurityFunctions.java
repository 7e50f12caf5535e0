package io.secnumscan.k8s.function;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Shape;
import java.util.List;

/**
 * {@code psa.*}: what the <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 * Standards</a> say of a workload.
 *
 * <ul>
 *   <li>{@code psa.admits(workload, level, version)}: whether they admit it at that level ({@code baseline},
 *       {@code restricted}; any other admits all) as of that release ({@code v1.34}; null or {@code latest}: the latest).
 *       Unknown when only what was not read could break them.
 *   <li>{@code psa.refusals(workload, level, version)}: for messages, what surely breaks them, in the words of a pod:
 *       {@code app: privileged}.
 *   <li>{@code psa.minor(version)}: 34 of {@code v1.34}; 0 for what is no release.
 * </ul>
 *
 * <p>A container is judged with what its pod says for it. What a pod says and all of its containers override isn't refused
 * here, though the API server would: it has no effect.
 */
public final class PodSecurityFunctions implements FunctionLibrary {
    private static final Shape TEXTS = Shape.listOf(Shape.TEXT);
    private static final Shape CONTAINERS = Shape.listOf(Shape.row()
            .with("name", Shape.TEXT)
            .with("privileged", Shape.BOOL)
            .with("host_process", Shape.BOOL)
            .with("capabilities_add", TEXTS)
            .with("capabilities_drop", TEXTS)
            .with("allow_privilege_escalation", Shape.BOOL)
            .with("run_as_non_root", Shape.BOOL)
            .with("run_as_user", Shape.INT)
            .with("proc_mount", Shape.TEXT)
            .with("seccomp", Shape.TEXT)
            .with("apparmor", Shape.TEXT)
            .with("selinux_type", Shape.TEXT)
            .with("selinux_user", Shape.TEXT)
            .with("selinux_role", Shape.TEXT)
            .with("probe_hosts", TEXTS)
            .with("ports", Shape.listOf(Shape.row().with("host_port", Shape.INT))));
    private static final Shape WORKLOAD = Shape.row()
            .with("os", Shape.TEXT)
            .with("host_users", Shape.BOOL)
            .with("host_network", Shape.BOOL)
            .with("host_pid", Shape.BOOL)
            .with("host_ipc", Shape.BOOL)
            .with("sysctls", TEXTS)
            .with("volume_kinds", TEXTS)
            .with("containers", CONTAINERS);

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("psa.admits")
                    .takes(WORKLOAD, Shape.nullable(Shape.TEXT), Shape.nullable(Shape.TEXT))
                    .as(PodSecurityFunctions::admits),
            Function.named("psa.refusals")
                    .takes(WORKLOAD, Shape.nullable(Shape.TEXT), Shape.nullable(Shape.TEXT))
                    .returns(TEXTS)
                    .as(given -> judged(given).refusals()),
            Function.named("psa.minor")
                    .takes(Shape.TEXT)
                    .returns(Shape.INT)
                    .as(given -> (long) PodSecurity.minor(given.text(0)).orElse(0)));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    private static Object admits(Arguments given) {
        PodSecurity.Judgement judged = judged(given);
        if (!judged.refusals().isEmpty()) {
            return false;
        }
        return judged.unread().isEmpty() ? true : Outcome.Unknown.all(judged.unread());
    }

    private static PodSecurity.Judgement judged(Arguments given) {
        String level = given.optional(1, String.class).orElse("");
        String version = given.optional(2, String.class).orElse("");
        return PodSecurity.judge(given.row(0), level, PodSecurity.minor(version));
    }
}
