package io.secnumscan.k8s;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.k8s.analysis.ConfigSecrets;
import io.secnumscan.k8s.analysis.Settings;
import io.secnumscan.k8s.analysis.Snippets;
import io.secnumscan.k8s.analysis.Versions;
import io.secnumscan.k8s.analysis.Workloads;
import io.secnumscan.k8s.analysis.admission.AdmissionActions;
import io.secnumscan.k8s.analysis.admission.AdmissionCalls;
import io.secnumscan.k8s.analysis.effect.PolicyEffects;
import io.secnumscan.k8s.analysis.permission.BindingAnalysis;
import io.secnumscan.k8s.analysis.permission.PermissionAnalysis;
import io.secnumscan.k8s.analysis.secondary.SecondaryInterfaces;
import io.secnumscan.k8s.analysis.selection.NetworkPolicyAnalysis;
import io.secnumscan.k8s.analysis.selection.SelectionAnalysis;
import java.util.List;

/** Every derivation of this platform: named above their packages, which see each other one way. */
final class KubernetesAnalyses {
    static final List<Analysis> ALL = List.of(
            new Settings(), new Workloads(), new PermissionAnalysis(), new BindingAnalysis(), new SelectionAnalysis(),
            new NetworkPolicyAnalysis(), new AdmissionCalls(), new AdmissionActions(), new Versions(), new Snippets(),
            new ConfigSecrets(), new PolicyEffects(), new SecondaryInterfaces());

    private KubernetesAnalyses() {}
}
