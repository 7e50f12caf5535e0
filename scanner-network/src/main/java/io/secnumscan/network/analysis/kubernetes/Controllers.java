package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which workload each pod is of. A replica set that a deployment made is called like it and like the label that tells its
 * pods from those of others.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label">Labels</a>
 */
final class Controllers {
    private Controllers() {}

    /** By the pod's id, {@code TARGET/NAMESPACE/Pod/NAME}: {@code Deployment/namespace/name}. Bare pods are not in it. */
    static Map<String, String> read(SnapshotView snapshot, String target) {
        Map<String, String> all = new HashMap<>();
        Map<String, String> shared = new HashMap<>();
        snapshot.resources(target, ClusterReader.PODS, Set.of("metadata")::contains, pod -> controller(pod)
                .ifPresent(id -> all.put(
                        target + "/" + namespace(pod) + "/Pod/" + pod.name(),
                        shared.computeIfAbsent(id, one -> one))));
        return all;
    }

    private static String namespace(Resource pod) {
        return pod.attributes().at("/metadata/namespace").asText();
    }

    private static Optional<String> controller(Resource pod) {
        JsonNode metadata = pod.attributes().path("metadata");
        for (JsonNode owner : metadata.path("ownerReferences")) {
            String kind = owner.path("kind").asText();
            if (owner.path("controller").asBoolean(false) && !kind.equals("Node")) {
                String name = owner.path("name").asText();
                String hash = "-" + metadata.path("labels").path("pod-template-hash").asText("");
                boolean deployed = kind.equals("ReplicaSet") && hash.length() > 1 && name.endsWith(hash);
                return Optional.of(deployed
                        ? "Deployment/" + namespace(pod) + "/" + name.substring(0, name.length() - hash.length())
                        : kind + "/" + namespace(pod) + "/" + name);
            }
        }
        return Optional.empty();
    }
}
