package io.secnumscan.k8s.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.k8s.api.ResourcePath;
import io.secnumscan.k8s.collect.Form;
import io.secnumscan.k8s.collect.KubeKind;
import java.util.List;

/** Requests for certificates, and what cert-manager makes where it is installed. */
public final class CertificateKinds {
    private CertificateKinds() {}

    public static List<KubeKind> kinds() {
        return List.of(
                KubeKind.clusterWide(
                        "kubernetes.certificates.signing-request",
                        "CertificateSigningRequest",
                        new ResourcePath("certificates.k8s.io", "v1", "certificatesigningrequests"))
                        .of(Form.objects("/status/conditions"))
                        .without(CertificateKinds::encoded),
                KubeKind.namespaced(
                        "kubernetes.cert-manager.certificate",
                        "Certificate",
                        new ResourcePath("cert-manager.io", "v1", "certificates")),
                KubeKind.namespaced(
                        "kubernetes.cert-manager.issuer",
                        "Issuer",
                        new ResourcePath("cert-manager.io", "v1", "issuers")),
                KubeKind.clusterWide(
                        "kubernetes.cert-manager.cluster-issuer",
                        "ClusterIssuer",
                        new ResourcePath("cert-manager.io", "v1", "clusterissuers")));
    }

    private static void encoded(ObjectNode request) {
        if (request.path("spec") instanceof ObjectNode spec) {
            Pem.request(spec, "request");
        }
        if (request.path("status") instanceof ObjectNode status) {
            Pem.first(status, "certificate");
        }
    }
}
