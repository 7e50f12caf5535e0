package io.secnumscan.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.Reference;
import io.secnumscan.core.resource.Scope;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What names what in a cluster. The API server lets everything be deleted that is named: who dangles proves nothing of a list,
 * but is looked at twice before a rule fails on it.
 */
final class KubernetesReferences {
    private static final String ROLE_BINDINGS = "kubernetes.rbac.role-binding";
    private static final String CLUSTER_ROLE_BINDINGS = "kubernetes.rbac.cluster-role-binding";
    private static final String ACCOUNTS = "kubernetes.core.service-account";
    private static final String INGRESSES = "kubernetes.network.ingress";
    private static final String CLUSTER_ROLES = "kubernetes.rbac.cluster-role";

    static final List<Reference> ALL = List.of(
            named(ROLE_BINDINGS, "kubernetes.rbac.role", binding -> role(binding, "Role")),
            named(ROLE_BINDINGS, CLUSTER_ROLES, binding -> role(binding, "ClusterRole")),
            named(CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES, binding -> role(binding, "ClusterRole")),
            named(ROLE_BINDINGS, ACCOUNTS, KubernetesReferences::accounts),
            named(CLUSTER_ROLE_BINDINGS, ACCOUNTS, KubernetesReferences::accounts),
            named("kubernetes.core.pod", "kubernetes.apps.replica-set", pod -> owners(pod, "ReplicaSet")),
            named("kubernetes.core.pod", "kubernetes.batch.job", pod -> owners(pod, "Job")),
            named(INGRESSES, "kubernetes.core.service", KubernetesReferences::backends),
            named(INGRESSES, "kubernetes.core.secret", KubernetesReferences::certificates));

    private KubernetesReferences() {}

    private static Reference named(String from, String to, Reference.Names names) {
        return new Reference(from, to, false, names);
    }

    private static Stream<Reference.Named> role(JsonNode binding, String kind) {
        JsonNode role = binding.path("roleRef");
        String namespace = kind.equals("Role") ? binding.path("metadata").path("namespace").asText() : "";
        return role.path("kind").asText().equals(kind)
                ? Stream.of(object(kind, namespace, role.path("name").asText()))
                : Stream.empty();
    }

    private static Stream<Reference.Named> accounts(JsonNode binding) {
        return elements(binding.path("subjects"))
                .filter(subject -> subject.path("kind").asText().equals("ServiceAccount"))
                .map(subject -> object(
                        "ServiceAccount", subject.path("namespace").asText(), subject.path("name").asText()));
    }

    private static Stream<Reference.Named> owners(JsonNode pod, String kind) {
        String namespace = pod.path("metadata").path("namespace").asText();
        return elements(pod.path("metadata").path("ownerReferences"))
                .filter(owner -> owner.path("kind").asText().equals(kind))
                .map(owner -> object(kind, namespace, owner.path("name").asText()));
    }

    private static Stream<Reference.Named> backends(JsonNode ingress) {
        JsonNode spec = ingress.path("spec");
        return Stream.concat(
                Stream.of(spec.path("defaultBackend")),
                elements(spec.path("rules"))
                        .flatMap(rule -> elements(rule.path("http").path("paths")))
                        .map(path -> path.path("backend")))
                .map(backend -> backend.path("service").path("name").asText(""))
                .filter(name -> !name.isEmpty())
                .map(name -> object("Service", namespace(ingress), name));
    }

    private static Stream<Reference.Named> certificates(JsonNode ingress) {
        return elements(ingress.path("spec").path("tls"))
                .map(tls -> tls.path("secretName").asText(""))
                .filter(name -> !name.isEmpty())
                .map(name -> object("Secret", namespace(ingress), name));
    }

    private static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText("");
    }

    private static Reference.Named object(String kind, String namespace, String name) {
        return new Reference.Named(
                kind + "/" + namespace + "/" + name,
                namespace.isEmpty() ? Scope.ALL : Scope.of("namespace", namespace));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
