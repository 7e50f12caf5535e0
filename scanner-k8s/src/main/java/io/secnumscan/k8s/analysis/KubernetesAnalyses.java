package io.secnumscan.k8s.analysis;

import io.secnumscan.core.analysis.Analysis;
import java.util.List;

/** Every derivation of this platform. */
public final class KubernetesAnalyses {
    public static final List<Analysis> ALL = List.of(new Settings(), new Workloads());

    private KubernetesAnalyses() {}
}
