package io.secnumscan.openstack;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.TargetSession;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.analysis.OpenStackAnalyses;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.CloudConfigs;
import io.secnumscan.openstack.config.ConfigSearch;
import io.secnumscan.openstack.function.OpenStackFunctions;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** OpenStack: Keystone, Neutron, Nova. */
public final class OpenStackPlatform implements Platform {
    public static final String NAME = "openstack";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(TargetSpec spec) throws TargetException {
        identities(spec);
    }

    @Override
    public TargetSession open(TargetSpec spec, CollectRuntime runtime) throws TargetException {
        List<CloudConfig> identities = identities(spec);
        identities.stream()
                .flatMap(identity -> identity.credential().secrets().stream())
                .forEach(secret -> runtime.detectors().remember(secret.value()));
        return OpenStackSession.open(spec, identities, runtime);
    }

    private static List<CloudConfig> identities(TargetSpec spec) throws TargetException {
        ConfigSearch search = new ConfigSearch(Path.of("").toAbsolutePath(), spec.environment(), spec.files());
        return CloudConfigs.find(search, List.copyOf(new LinkedHashSet<>(spec.identities())));
    }

    @Override
    public List<Text> grants(List<CoverageRecord> coverage) {
        List<Text> rights = coverage.stream().flatMap(WiderView::missing).toList();
        return Grants.of(rights);
    }

    @Override
    public Optional<Text> wider(CoverageRecord seen) {
        return WiderView.right(seen.type());
    }

    @Override
    public List<FunctionLibrary> functions() {
        return OpenStackFunctions.ALL;
    }

    @Override
    public List<Analysis> analyses() {
        return OpenStackAnalyses.ALL;
    }
}
