package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.cases.MemorySnapshot;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlJson;
import io.secnumscan.network.kubernetes.engine.Keepers;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects of a cluster as its API would give them, and the snapshot of it. */
public final class World {
    public static final String TARGET = "cluster";
    /** The system has namespaces that begin like its own; of those that begin otherwise nobody says whose they are. */
    public static final Keepers KEEPERS = namespace -> namespace.startsWith("kube-") ? Answer.YES
            : namespace.startsWith("tenant-") ? Answer.NO
            : Answer.UNKNOWN;

    /** Types by the kind that objects name. */
    static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Namespace", "kubernetes.core.namespace"),
            Map.entry("Node", "kubernetes.core.node"),
            Map.entry("Pod", "kubernetes.core.pod"),
            Map.entry("Service", "kubernetes.core.service"),
            Map.entry("ConfigMap", "kubernetes.core.config-map"),
            Map.entry("EndpointSlice", "kubernetes.discovery.endpoint-slice"),
            Map.entry("NetworkPolicy", "kubernetes.network.network-policy"),
            Map.entry("AdminNetworkPolicy", "kubernetes.network.admin-network-policy"),
            Map.entry("BaselineAdminNetworkPolicy", "kubernetes.network.baseline-admin-network-policy"),
            Map.entry("ClusterNetworkPolicy", "kubernetes.network.cluster-network-policy"),
            Map.entry("CiliumNetworkPolicy", "kubernetes.network.cilium-network-policy"),
            Map.entry("CiliumClusterwideNetworkPolicy", "kubernetes.network.cilium-clusterwide-network-policy"),
            Map.entry("CiliumNodeConfig", "kubernetes.network.cilium-node-config"),
            Map.entry("CalicoNetworkPolicy", "kubernetes.network.calico-network-policy"),
            Map.entry("CalicoGlobalNetworkPolicy", "kubernetes.network.calico-global-network-policy"),
            Map.entry("FelixConfiguration", "kubernetes.network.felix-configuration"),
            Map.entry("PeerAuthentication", "kubernetes.network.peer-authentication"),
            Map.entry("Ingress", "kubernetes.network.ingress"),
            Map.entry("IngressClass", "kubernetes.network.ingress-class"));

    private final List<ObjectNode> objects = new ArrayList<>();
    private final SortedMap<String, Coverage> unread = new TreeMap<>();
    private final List<CoverageRecord> within = new ArrayList<>();

    /** Objects in YAML, a list of them or one. */
    public World add(String yaml) {
        JsonNode read = yaml(yaml);
        if (read.isArray()) {
            read.forEach(one -> objects.add((ObjectNode) one));
        } else {
            objects.add((ObjectNode) read);
        }
        return this;
    }

    public World add(ObjectNode object) {
        objects.add(object);
        return this;
    }

    public static JsonNode yaml(String yaml) {
        Problems problems = new Problems();
        return YamlFile.parse("world", yaml, problems).map(YamlJson::of).orElseThrow(
                () -> new IllegalArgumentException(problems.render()));
    }

    /** Not all objects of a kind were read. */
    public World unread(String kind, Coverage coverage) {
        unread.put(TYPES.getOrDefault(kind, kind), coverage);
        return this;
    }

    /** All objects of a kind that are in a namespace were read. */
    public World read(String kind, String namespace) {
        within.add(new CoverageRecord(
                TARGET, "", Scope.of("namespace", namespace), TYPES.getOrDefault(kind, kind), new Coverage.Complete(0),
                "", new View.Namespace(namespace)));
        return this;
    }

    /** A namespace whose labels are {@code key=value}. */
    public World namespace(String name, String... labels) {
        ObjectNode object = object("Namespace", "", name);
        put((ObjectNode) object.path("metadata"), "kubernetes.io/metadata.name=" + name, labels);
        return add(object);
    }

    public World node(String name, String... addresses) {
        ObjectNode object = object("Node", "", name);
        var list = object.putObject("status").putArray("addresses");
        for (String address : addresses) {
            list.addObject().put("type", "InternalIP").put("address", address);
        }
        return add(object);
    }

    /** A running pod with a network of its own. */
    public World pod(String namespace, String name, String node, String ip, String... labels) {
        return add(podObject(namespace, name, node, ip, labels));
    }

    public static ObjectNode podObject(String namespace, String name, String node, String ip, String... labels) {
        ObjectNode object = object("Pod", namespace, name);
        put((ObjectNode) object.path("metadata"), "", labels);
        ObjectNode spec = object.putObject("spec").put("nodeName", node);
        spec.putArray("containers").addObject().put("name", "main").put("image", "registry.example/main:1");
        ObjectNode status = object.putObject("status").put("phase", "Running");
        var ips = status.putArray("podIPs");
        for (String one : ip.split(",", -1)) {
            if (!one.isEmpty()) {
                ips.addObject().put("ip", one);
            }
        }
        return object;
    }

    /** A container that runs on a node's own network, as plug-ins do. */
    public World plugin(String node, String container, String image, String... arguments) {
        return plugin("kube-system", node, container, image, List.of(arguments));
    }

    /** The same in a namespace. */
    public World plugin(String namespace, String node, String container, String image, List<String> arguments) {
        ObjectNode object = podObject(namespace, container + "-" + node, node, "");
        ((ObjectNode) object.path("metadata")).putArray("ownerReferences").addObject()
                .put("kind", "DaemonSet").put("name", container).put("controller", true);
        ((ObjectNode) object.path("status")).putArray("containerStatuses").addObject()
                .put("name", container).put("ready", true);
        ObjectNode spec = (ObjectNode) object.path("spec");
        spec.put("hostNetwork", true);
        ObjectNode only = (ObjectNode) spec.path("containers").path(0);
        only.put("name", container).put("image", image);
        var list = only.putArray("args");
        for (String argument : arguments) {
            list.add(argument);
        }
        return add(object);
    }

    private static void put(ObjectNode metadata, String first, String... labels) {
        ObjectNode to = metadata.putObject("labels");
        List<String> all = new ArrayList<>(List.of(labels));
        all.add(first);
        for (String label : all) {
            int equals = label.indexOf('=');
            if (equals > 0) {
                to.put(label.substring(0, equals), label.substring(equals + 1));
            }
        }
    }

    static ObjectNode object(String kind, String namespace, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", kind);
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return object;
    }

    /** The object that was added last. */
    public ObjectNode last() {
        return objects.getLast();
    }

    public List<ObjectNode> objects() {
        return List.copyOf(objects);
    }

    public MemorySnapshot snapshot() {
        MemorySnapshot snapshot =
                new MemorySnapshot().target(TARGET, "kubernetes", JsonNodeFactory.instance.objectNode());
        for (String type : new TreeMap<>(TYPES).values()) {
            long count = objects.stream().filter(one -> type.equals(TYPES.get(one.path("kind").asText()))).count();
            Coverage coverage = unread.getOrDefault(type, new Coverage.Complete(count));
            snapshot.add(new CoverageRecord(TARGET, "", Scope.ALL, type, coverage, "", new View.Cloud()));
        }
        within.forEach(snapshot::add);
        for (ObjectNode object : objects) {
            String kind = object.path("kind").asText();
            String namespace = object.at("/metadata/namespace").asText("");
            String name = object.at("/metadata/name").asText();
            Scope scope = namespace.isEmpty() ? Scope.ALL : Scope.of("namespace", namespace);
            snapshot.add(new Resource(
                    TARGET, "", scope, TYPES.getOrDefault(kind, kind), kind + "/" + namespace + "/" + name, name, 1,
                    object));
        }
        return snapshot;
    }
}
