package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands behind the ports of Services, by their endpoint slices. What is not ready gets nothing, unless it is on its way
 * out and nothing else is left.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/">EndpointSlices</a>
 */
final class Backends {
    private final Cluster cluster;
    private final Map<String, List<JsonNode>> slices = new HashMap<>();

    Backends(Cluster cluster) {
        this.cluster = cluster;
    }

    /** @param node that it is on, empty for none that was read */
    private record Standing(Publication.Backend backend, String node, boolean ready) {}

    void slice(Resource resource) {
        JsonNode metadata = resource.attributes().path("metadata");
        String service = metadata.path("labels").path("kubernetes.io/service-name").asText("");
        slices.computeIfAbsent(metadata.path("namespace").asText() + "/" + service, name -> new ArrayList<>())
                .add(resource.attributes());
    }

    List<Publication.Backend> everywhere(String service, String port) {
        return taking(standing(service, port));
    }

    /** Those that a node leads to which leads to its own alone. */
    List<Publication.Backend> on(String node, String service, String port) {
        return taking(standing(service, port).stream().filter(one -> one.node().equals(node)).toList());
    }

    /** Those that some node leads to when each leads to its own alone. */
    List<Publication.Backend> onTheirs(String service, String port) {
        SortedMap<String, List<Standing>> byNode = new TreeMap<>();
        standing(service, port)
                .forEach(one -> byNode.computeIfAbsent(one.node(), node -> new ArrayList<>()).add(one));
        return byNode.values().stream().flatMap(here -> taking(here).stream()).toList();
    }

    private static List<Publication.Backend> taking(List<Standing> here) {
        List<Publication.Backend> ready =
                here.stream().filter(Standing::ready).map(Standing::backend).toList();
        return ready.isEmpty() ? here.stream().map(one -> one.backend().unsure()).toList() : ready;
    }

    private List<Standing> standing(String service, String portName) {
        List<Standing> standing = new ArrayList<>();
        for (JsonNode slice : slices.getOrDefault(service, List.of())) {
            for (JsonNode port : slice.path("ports")) {
                if (port.path("name").asText("").equals(portName)) {
                    slice.path("endpoints").forEach(endpoint -> add(endpoint, port.path("port").asInt(), standing));
                }
            }
        }
        return standing;
    }

    /** Whether an endpoint is ready is true unless it says otherwise. */
    private void add(JsonNode endpoint, int port, List<Standing> standing) {
        JsonNode conditions = endpoint.path("conditions");
        boolean ready = conditions.path("ready").asBoolean(true);
        boolean leaving = conditions.path("terminating").asBoolean(false) && conditions.path("serving").asBoolean(true);
        if (!ready && !leaving) {
            return;
        }
        for (JsonNode address : endpoint.path("addresses")) {
            AddressSet at = Addresses.parse(address.asText()).orElse(AddressSet.NONE);
            of(at, port).forEach(one -> standing.add(new Standing(one, node(endpoint, at), ready)));
        }
    }

    private String node(JsonNode endpoint, AddressSet address) {
        String named = endpoint.path("nodeName").asText("");
        return !named.isEmpty() ? named
                : cluster.pods().stream()
                        .filter(pod -> pod.addressed() && pod.addresses().containsAll(address))
                        .map(Pod::node)
                        .findFirst()
                        .orElse("");
    }

    static List<Publication.Backend> of(AddressSet addresses, int port) {
        List<Publication.Backend> backends = new ArrayList<>();
        for (Family family : Family.values()) {
            for (Ranges.Range range : addresses.ranges(family).list()) {
                backends.add(new Publication.Backend(family, range.first(), port, true));
            }
        }
        return backends;
    }
}
