package io.secnumscan.k8s;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.collect.CollectRuntime;
import io.secnumscan.core.collect.TargetSession;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.text.Text;
import io.secnumscan.k8s.api.RoleManifest;
import io.secnumscan.k8s.config.Logins;
import io.secnumscan.k8s.function.ConsoleFunctions;
import io.secnumscan.k8s.function.HostFunctions;
import io.secnumscan.k8s.function.NameFunctions;
import io.secnumscan.k8s.function.PodSecurityFunctions;
import io.secnumscan.k8s.function.SpellingFunctions;
import java.util.List;
import java.util.Optional;

/** Kubernetes clusters of any make, through the API of their API server. */
public final class KubernetesPlatform implements Platform {
    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public void check(TargetSpec spec) throws TargetException {
        Logins.check(spec);
    }

    @Override
    public Optional<String> knownName(TargetSpec spec) {
        return Logins.context(spec);
    }

    @Override
    public TargetSession open(TargetSpec spec, CollectRuntime runtime) throws TargetException {
        return KubernetesSession.open(spec, Logins.of(spec, runtime.clock()), runtime);
    }

    @Override
    public List<Text> grants(List<CoverageRecord> coverage) {
        return RoleManifest.of(coverage);
    }

    @Override
    public List<FunctionLibrary> functions() {
        return List.of(
                new NameFunctions(), new HostFunctions(), new ConsoleFunctions(), new PodSecurityFunctions(),
                new SpellingFunctions());
    }

    @Override
    public List<Analysis> analyses() {
        return KubernetesAnalyses.ALL;
    }
}
