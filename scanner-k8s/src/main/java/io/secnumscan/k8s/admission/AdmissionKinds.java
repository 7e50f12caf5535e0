package io.secnumscan.k8s.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.certificate.Pem;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Webhooks, admission policies with their bindings, and Kyverno's policies where it is installed. */
public final class AdmissionKinds {
    private static final String GROUP = "admissionregistration.k8s.io";

    private AdmissionKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                webhooks("kubernetes.admission.validating-webhooks", "ValidatingWebhookConfiguration"),
                webhooks("kubernetes.admission.mutating-webhooks", "MutatingWebhookConfiguration"),
                KubeKind.clusterWide(
                        "kubernetes.admission.validating-policy",
                        "ValidatingAdmissionPolicy",
                        versions("validatingadmissionpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.admission.validating-policy-binding",
                        "ValidatingAdmissionPolicyBinding",
                        versions("validatingadmissionpolicybindings")),
                KubeKind.clusterWide(
                        "kubernetes.admission.mutating-policy",
                        "MutatingAdmissionPolicy",
                        versions("mutatingadmissionpolicies")),
                KubeKind.clusterWide(
                        "kubernetes.admission.mutating-policy-binding",
                        "MutatingAdmissionPolicyBinding",
                        versions("mutatingadmissionpolicybindings")),
                KubeKind.clusterWide(
                        "kubernetes.kyverno.cluster-policy",
                        "ClusterPolicy",
                        new ResourcePath("kyverno.io", "v1", "clusterpolicies")).of(Form.objects("/spec/rules")),
                KubeKind.namespaced(
                        "kubernetes.kyverno.policy",
                        "Policy",
                        new ResourcePath("kyverno.io", "v1", "policies")).of(Form.objects("/spec/rules")));
    }

    private static KubeKind webhooks(String type, String kind) {
        return KubeKind.clusterWide(
                type, kind, new ResourcePath(GROUP, "v1", kind.toLowerCase(Locale.ROOT) + "s"))
                .of(Form.objects("/webhooks"))
                .without(AdmissionKinds::authorities);
    }

    private static ResourcePath[] versions(String plural) {
        return Stream.of("v1", "v1beta1", "v1alpha1")
                .map(version -> new ResourcePath(GROUP, version, plural))
                .toArray(ResourcePath[]::new);
    }

    private static void authorities(ObjectNode configuration) {
        for (JsonNode webhook : configuration.path("webhooks")) {
            if (webhook.path("clientConfig") instanceof ObjectNode client) {
                Pem.bundle(client, "caBundle");
            }
        }
    }
}
