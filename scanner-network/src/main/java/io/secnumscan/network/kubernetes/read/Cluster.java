package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who is in a cluster. */
public final class Cluster {
    private final String target;
    private final SortedMap<String, Namespace> namespaces;
    private final List<Pod> pods;
    private final SortedMap<String, Node> nodes;
    private final SortedMap<String, List<Pod>> byNamespace = new TreeMap<>();
    private final AddressSet podAddresses;
    private final AddressSet nodeAddresses;
    private final AddressSet unaddressed;
    private final List<Pod> newcomers;

    public Cluster(
            String target, SortedMap<String, Namespace> namespaces, List<Pod> pods, SortedMap<String, Node> nodes) {
        this(target, namespaces, pods, nodes, List.of());
    }

    private Cluster(
            String target, SortedMap<String, Namespace> namespaces, List<Pod> pods, SortedMap<String, Node> nodes,
            List<Pod> newcomers) {
        this.target = target;
        this.namespaces = Collections.unmodifiableSortedMap(namespaces);
        this.pods = List.copyOf(pods);
        this.nodes = Collections.unmodifiableSortedMap(nodes);
        this.newcomers = List.copyOf(newcomers);
        Stream.concat(pods.stream(), newcomers.stream()).forEach(
                pod -> byNamespace.computeIfAbsent(pod.namespace().name(), name -> new ArrayList<>()).add(pod));
        podAddresses = Addresses.union(Stream.concat(pods.stream(), newcomers.stream())
                .filter(pod -> !pod.hostNetwork()).map(Pod::addresses).toList());
        nodeAddresses = Addresses.union(nodes.values().stream().map(Node::addresses).toList());
        unaddressed = Addresses.union(
                pods.stream().filter(pod -> !pod.addressed()).map(Pod::addresses).toList());
    }

    /** The same with {@linkplain Newcomers pods that are not there} but could be: policies then tell what they may do. */
    public Cluster withNewcomers() {
        List<Pod> someone = Newcomers.of(this);
        SortedMap<String, Namespace> all = new TreeMap<>(namespaces);
        someone.forEach(pod -> all.put(pod.namespace().name(), pod.namespace()));
        return new Cluster(target, all, pods, nodes, someone);
    }

    public String target() {
        return target;
    }

    public SortedMap<String, Namespace> namespaces() {
        return namespaces;
    }

    public List<Pod> pods() {
        return pods;
    }

    /** In a namespace of their own; none unless they were asked for. */
    public List<Pod> newcomers() {
        return newcomers;
    }

    /** With those that are not there. */
    public List<Pod> pods(String namespace) {
        return byNamespace.getOrDefault(namespace, List.of());
    }

    public SortedMap<String, Node> nodes() {
        return nodes;
    }

    /** Of all pods with a network of their own. */
    public AddressSet podAddresses() {
        return podAddresses;
    }

    public AddressSet nodeAddresses() {
        return nodeAddresses;
    }

    /** Whether the nodes that pods run on are all among those that were read, with their addresses. */
    public boolean knowsNodes() {
        return !nodes.isEmpty()
                && nodes.values().stream().noneMatch(node -> node.addresses().isEmpty())
                && pods.stream().allMatch(pod -> pod.node().isEmpty() || nodes.containsKey(pod.node()));
    }

    /** Whether the namespaces that pods are in are all among those that were read. A cluster always has some. */
    public boolean knowsNamespaces() {
        return !namespaces.isEmpty() && namespaces.values().stream().allMatch(one -> one.labels().whole());
    }

    /** What stands for the addresses of pods that have none yet. */
    public AddressSet unaddressed() {
        return unaddressed;
    }
}
