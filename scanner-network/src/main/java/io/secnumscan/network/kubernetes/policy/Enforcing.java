package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.kubernetes.engine.Engine;
import io.secnumscan.network.kubernetes.engine.Force;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.Collection;

/** Which kinds of policies engines enforce: what their projects say; where that depends on their release, it is unknown. */
public final class Enforcing {
    private Enforcing() {}

    /** Whether one of them enforces a kind. */
    public static Answer any(Collection<Force> forces, Kind kind) {
        Answer some = Answer.NO;
        for (Force force : forces) {
            some = some.or(by(force, kind));
        }
        return some;
    }

    private static Answer by(Force force, Kind kind) {
        Engine engine = force.engine();
        boolean cilium = engine == Engine.CILIUM;
        return force.on().and(switch (kind) {
            // Antrea's own policies, which are not read, come before these.
            case KUBERNETES -> engine == Engine.ANTREA ? Answer.UNKNOWN
                    : cilium ? force.cilium().kubernetes()
                    : Answer.YES;
            // Of OVN-Kubernetes an option: https://ovn-kubernetes.io/features/network-security-controls/admin-network-policy/
            case ADMIN, BASELINE -> engine.isReference(Engine.REFERENCE_V1ALPHA1)
                    .orElse(engine == Engine.OVN ? force.admin() : Answer.UNKNOWN);
            case CLUSTER -> engine.isReference(Engine.REFERENCE_V1ALPHA2).orElse(Answer.UNKNOWN);
            case CILIUM -> cilium ? force.cilium().own() : Answer.NO;
            case CILIUM_CLUSTERWIDE -> cilium ? force.cilium().clusterwide() : Answer.NO;
            case CALICO, CALICO_GLOBAL -> Answer.of(engine == Engine.CALICO);
        });
    }
}
