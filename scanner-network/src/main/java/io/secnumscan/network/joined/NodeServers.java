package io.secnumscan.network.joined;

import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.kubernetes.read.Cluster;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servers of clouds that the nodes of a cluster are, as {@code spec.providerID} names them: {@code openstack:///ID} or
 * {@code openstack://REGION/ID}. Nothing has to be declared: a server's id is found in the cloud that it is of alone.
 *
 * @param byNode node to server
 * @param others nodes of which it is not known, or that are servers of something else
 * @param whole whether all nodes were read
 * @see <a href="https://github.com/kubernetes/cloud-provider-openstack/blob/master/pkg/openstack/instances.go">instances.go</a>
 */
record NodeServers(SortedMap<String, String> byNode, Set<String> others, boolean whole) {
    private static final Set<String> MEMBERS = Set.of("metadata", "spec");
    private static final Pattern SERVER = Pattern.compile("openstack://[^/]*/([^/]+)");

    static NodeServers read(SnapshotView snapshot, String cluster) {
        SortedMap<String, String> byNode = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        snapshot.resources(cluster, ClusterReader.NODES, MEMBERS::contains, node -> {
            Matcher matcher = SERVER.matcher(node.attributes().at("/spec/providerID").asText(""));
            if (matcher.matches()) {
                byNode.put(node.name(), matcher.group(1));
            } else {
                others.add(node.name());
            }
        });
        boolean whole = new Completeness(ClusterReader.NODES, snapshot.coverage(cluster, ClusterReader.NODES))
                .gap("", new TreeMap<>()).isEmpty();
        return new NodeServers(byNode, others, whole);
    }

    /** Why a cluster can't be joined with the cloud that has ports of some of its servers; empty where it can. */
    Optional<Text> obstacle(Cluster cluster, Map<String, List<ServerPort>> ports) {
        if (!whole || !cluster.knowsNodes()) {
            return Optional.of(new Text("not all of its nodes were read", "tous ses nœuds n'ont pas été lus"));
        }
        Optional<String> unknown = others.stream().findFirst();
        Optional<String> lost = byNode.entrySet().stream()
                .filter(node -> !ports.containsKey(node.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        return unknown.map(node -> new Text(
                "node " + node + " names no server of OpenStack (spec.providerID)",
                "le nœud " + node + " ne nomme aucun serveur d'OpenStack (spec.providerID)"))
                .or(() -> lost.map(node -> new Text(
                        "no port of the server of node " + node + " (" + byNode.get(node) + ") was seen",
                        "aucun port du serveur du nœud " + node + " (" + byNode.get(node) + ") n'a été vu")));
    }
}
