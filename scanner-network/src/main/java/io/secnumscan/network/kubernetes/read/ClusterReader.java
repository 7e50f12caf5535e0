package io.secnumscan.network.kubernetes.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.select.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads pods, nodes and namespaces. */
public final class ClusterReader {
    public static final String NAMESPACES = "kubernetes.core.namespace";
    public static final String PODS = "kubernetes.core.pod";
    public static final String NODES = "kubernetes.core.node";
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

    private final String target;
    private final SortedMap<String, Namespace> namespaces = new TreeMap<>();
    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private final List<Pod> pods = new ArrayList<>();
    private long unaddressed = 1;

    private ClusterReader(String target) {
        this.target = target;
    }

    public static Cluster read(SnapshotView snapshot, String target) {
        ClusterReader reader = new ClusterReader(target);
        snapshot.resources(target, NAMESPACES, reader::namespace);
        snapshot.resources(target, NODES, reader::node);
        snapshot.resources(target, PODS, Set.of("metadata", "spec", "status")::contains, reader::pod);
        return new Cluster(target, reader.namespaces, reader.pods, reader.nodes);
    }

    /**
     * What of it was not wholly read: of what was not seen nothing is said.
     *
     * @param more other types that matter
     */
    public static List<Text> doubts(SnapshotView snapshot, String target, List<String> more) {
        List<Text> doubts = new ArrayList<>();
        List<String> types = new ArrayList<>(List.of(NAMESPACES, NODES, PODS));
        types.addAll(more);
        for (String type : types) {
            new Completeness(type, snapshot.coverage(target, type))
                    .gap("", new TreeMap<>())
                    .ifPresent(gap -> doubts.add(new Text(
                            type + ": not all of them were read (" + gap.reason() + ")",
                            type + " : tous n'ont pas été lus (" + gap.reason() + ")")));
        }
        return doubts;
    }

    private void namespace(Resource resource) {
        Labels labels = Labels.of(resource.attributes().at("/metadata/labels"));
        namespaces.put(resource.name(), new Namespace(resource.name(), labels));
    }

    /** Of a namespace that was not read only the label that the API server sets is known. */
    private Namespace named(String name) {
        return namespaces.computeIfAbsent(
                name, unread -> new Namespace(unread, new Labels(Map.of(NAME_LABEL, unread), false)));
    }

    private void node(Resource resource) {
        List<AddressSet> addresses = new ArrayList<>();
        for (JsonNode address : resource.attributes().at("/status/addresses")) {
            if (Set.of("InternalIP", "ExternalIP").contains(address.path("type").asText())) {
                Addresses.parse(address.path("address").asText()).ifPresent(addresses::add);
            }
        }
        Labels labels = Labels.of(resource.attributes().at("/metadata/labels"));
        nodes.put(resource.name(), new Node(target + "//Node/" + resource.name(), resource.name(), labels, addresses));
    }

    private void pod(Resource resource) {
        JsonNode object = resource.attributes();
        JsonNode spec = object.path("spec");
        if (FINISHED.contains(object.at("/status/phase").asText())) {
            return;
        }
        Namespace namespace = named(object.at("/metadata/namespace").asText());
        boolean host = spec.path("hostNetwork").asBoolean(false);
        String node = spec.path("nodeName").asText("");
        AddressSet own = addresses(object.path("status"));
        if (host && nodes.containsKey(node)) {
            own = nodes.get(node).addresses();
        }
        pods.add(new Pod(
                target + "/" + namespace.name() + "/Pod/" + resource.name(), resource.name(), namespace,
                Labels.of(object.at("/metadata/labels")), spec.path("serviceAccountName").asText("default"), node,
                own.isEmpty() ? next() : own, !own.isEmpty(), host, ports(spec)));
    }

    private static AddressSet addresses(JsonNode status) {
        AddressSet all = AddressSet.NONE;
        for (JsonNode address : status.path("podIPs")) {
            all = all.union(Addresses.parse(address.path("ip").asText()).orElse(AddressSet.NONE));
        }
        Optional<AddressSet> lone = Addresses.parse(status.path("podIP").asText(""));
        return all.isEmpty() ? lone.orElse(AddressSet.NONE) : all;
    }

    /** The next address that is on no wire. */
    private AddressSet next() {
        return AddressSet.of(new Prefix(Family.V4, Unsigned128.of(unaddressed++), Family.V4.bits()));
    }

    /** Of containers, and of init containers that go on running beside them. */
    private static List<PodPort> ports(JsonNode spec) {
        List<PodPort> ports = new ArrayList<>();
        spec.path("containers").forEach(container -> ports(container, ports));
        for (JsonNode container : spec.path("initContainers")) {
            if (container.path("restartPolicy").asText("").equals("Always")) {
                ports(container, ports);
            }
        }
        return ports;
    }

    private static void ports(JsonNode container, List<PodPort> ports) {
        for (JsonNode port : container.path("ports")) {
            AddressSet host = Addresses.parse(port.path("hostIP").asText(""))
                    .filter(address -> !Addresses.NOWHERE.containsAll(address))
                    .filter(address -> !AddressSet.of("::").containsAll(address))
                    .orElse(AddressSet.ALL);
            Protocols.number(port.path("protocol").asText("TCP")).ifPresent(protocol -> ports.add(new PodPort(
                    port.path("name").asText(""), protocol, port.path("containerPort").asInt(0),
                    port.path("hostPort").asInt(0), host)));
        }
    }
}
