package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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

    public Cluster(
            String target, SortedMap<String, Namespace> namespaces, List<Pod> pods, SortedMap<String, Node> nodes) {
        this.target = target;
        this.namespaces = Collections.unmodifiableSortedMap(namespaces);
        this.pods = List.copyOf(pods);
        this.nodes = Collections.unmodifiableSortedMap(nodes);
        pods.forEach(pod -> byNamespace.computeIfAbsent(pod.namespace().name(), name -> new ArrayList<>()).add(pod));
        podAddresses = Addresses.union(
                pods.stream().filter(pod -> !pod.hostNetwork()).map(Pod::addresses).toList());
        nodeAddresses = Addresses.union(nodes.values().stream().map(Node::addresses).toList());
        unaddressed = Addresses.union(
                pods.stream().filter(pod -> !pod.addressed()).map(Pod::addresses).toList());
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

    /** What stands for the addresses of pods that have none yet. */
    public AddressSet unaddressed() {
        return unaddressed;
    }
}
