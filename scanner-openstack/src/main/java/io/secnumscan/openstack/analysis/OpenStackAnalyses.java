package io.secnumscan.openstack.analysis;

import io.secnumscan.core.analysis.Analysis;
import java.util.List;

/** Every analysis of OpenStack snapshots. */
public final class OpenStackAnalyses {
    public static final List<Analysis> ALL = List.of(
            new EffectivePermissions(), new IdentityUses(), new Coverages(), new Heartbeats(), new VpnPolicies());

    private OpenStackAnalyses() {}
}
