package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.kubernetes.select.Labels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pods that nobody thought of: one for each node, in a namespace that is new and has no label but the one that the API server
 * sets, with the next addresses of that node that are free. What reaches them or comes from them does so because policies
 * don't refuse it to whomever they don't name.
 */
final class Newcomers {
    /** A name that no namespace can have. */
    static final String NAMESPACE = "(new)";

    private static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private Newcomers() {}

    static List<Pod> of(Cluster cluster) {
        SortedMap<String, Map<Family, Unsigned128>> last = new TreeMap<>();
        for (Pod pod : cluster.pods()) {
            if (!pod.hostNetwork() && pod.addressed()) {
                Map<Family, Unsigned128> its = last.computeIfAbsent(pod.node(), node -> new EnumMap<>(Family.class));
                for (Family family : Family.values()) {
                    pod.addresses().ranges(family).list()
                            .forEach(range -> its.merge(family, range.last(), Unsigned128::max));
                }
            }
        }
        AddressSet held = cluster.podAddresses().union(cluster.nodeAddresses());
        Namespace namespace = new Namespace(NAMESPACE, new Labels(Map.of(NAME_LABEL, NAMESPACE), true));
        List<Pod> all = new ArrayList<>();
        for (var node : last.entrySet()) {
            AddressSet own = AddressSet.NONE;
            for (var highest : node.getValue().entrySet()) {
                own = own.union(after(highest.getValue(), highest.getKey(), held));
            }
            held = held.union(own);
            all.add(in(namespace, node.getKey(), own, cluster.target()));
        }
        return all;
    }

    static Pod in(Namespace namespace, String node, AddressSet addresses, String target) {
        return new Pod(
                target + "/" + namespace.name() + "/Pod/" + NAMESPACE, NAMESPACE, namespace,
                new Labels(Map.of(), true), "default", node, addresses, true, false, List.of());
    }

    private static AddressSet after(Unsigned128 address, Family family, AddressSet held) {
        Unsigned128 next = address;
        for (Ranges.Range range : held.ranges(family).list()) {
            if (range.first().compareTo(next) <= 0 && next.compareTo(range.last()) <= 0) {
                next = range.last().equals(family.last()) ? Unsigned128.ZERO : range.last().next();
            }
        }
        return AddressSet.of(new Prefix(family, next, family.bits()));
    }
}
