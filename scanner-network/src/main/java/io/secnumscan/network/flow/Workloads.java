package io.secnumscan.network.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What runs the endpoints of a target: of a pod, the outermost of the controllers that own it, as far as they were read
 * (ReplicaSet, then Deployment; Job, then CronJob); of a port, the server that Nova made it for. Any other endpoint is a
 * workload by itself.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/">Owners and Dependents</a>
 */
final class Workloads {
    private static final String PODS = "kubernetes.core.pod";
    private static final String PORTS = "openstack.network.port";
    /** Controllers that others own. */
    private static final Map<String, String> OWNED = Map.of(
            "ReplicaSet", "kubernetes.apps.replica-set", "Job", "kubernetes.batch.job", "ReplicationController",
            "kubernetes.core.replication-controller");
    /** Nova's {@code device_owner} of the ports of a server: {@code compute:} and the availability zone. */
    private static final String SERVER = "compute:";

    private final String target;
    private final Map<String, String> byEndpoint = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /** None are known. */
    Workloads(String target) {
        this.target = target;
    }

    static Workloads read(SnapshotView snapshot, TargetInfo target) {
        Workloads workloads = new Workloads(target.name());
        if (target.platform().equals("kubernetes")) {
            Set<String> fields = Set.of("metadata");
            OWNED.forEach((kind, type) -> snapshot.resources(target.name(), type, fields::contains,
                    one -> owner(one)
                            .ifPresent(owner -> workloads.owners.put(key(namespace(one), kind, one.name()), owner))));
            snapshot.resources(target.name(), PODS, fields::contains, workloads::pod);
        } else {
            snapshot.resources(target.name(), PORTS, workloads::port);
        }
        return workloads;
    }

    /** {@code TARGET/NAMESPACE/Kind/NAME} or {@code TARGET/REGION/PROJECT/server/ID}; the endpoint itself where nothing runs it. */
    String of(String endpoint) {
        return byEndpoint.getOrDefault(endpoint, endpoint);
    }

    private void pod(Resource pod) {
        String namespace = namespace(pod);
        owner(pod).ifPresent(owner -> byEndpoint.put(
                String.join("/", target, key(namespace, "Pod", pod.name())),
                target + "/" + namespace + "/" + top(namespace, owner)));
    }

    private String top(String namespace, String owner) {
        return owners.getOrDefault(namespace + "/" + owner, owner);
    }

    private void port(Resource port) {
        JsonNode row = port.attributes();
        String server = row.path("device_id").asText("");
        if (row.path("device_owner").asText("").startsWith(SERVER) && !server.isEmpty()) {
            String project = row.path("project_id").asText("").isEmpty() ? "-" : row.path("project_id").asText();
            String place = String.join("/", target, port.region(), project);
            byEndpoint.put(place + "/port/" + row.path("id").asText(), place + "/server/" + server);
        }
    }

    /** {@code Kind/NAME} of the one that controls an object. */
    private static Optional<String> owner(Resource resource) {
        return resource.attributes().at("/metadata/ownerReferences").valueStream()
                .filter(owner -> owner.path("controller").asBoolean(false))
                .map(owner -> owner.path("kind").asText() + "/" + owner.path("name").asText())
                .findFirst();
    }

    private static String namespace(Resource resource) {
        return resource.attributes().at("/metadata/namespace").asText();
    }

    private static String key(String namespace, String kind, String name) {
        return String.join("/", namespace, kind, name);
    }
}
