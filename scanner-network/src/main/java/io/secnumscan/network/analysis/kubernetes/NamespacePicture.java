package io.secnumscan.network.analysis.kubernetes;

import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.network.analysis.ReachDrawing;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.ClusterServices;
import io.secnumscan.network.kubernetes.read.ClusterReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a report shows of who can reach whom in a cluster: tenants' namespaces, and what they reach. */
final class NamespacePicture {
    private static final int NAMED = 10;

    private NamespacePicture() {}

    static ReachMap of(
            SnapshotView snapshot, ClusterFilters filters, Tenancy tenancy, NamespacePairs pairs, CoverageRecord line) {
        SortedSet<String> senders = new TreeSet<>(filters.cluster().namespaces().keySet());
        filters.cluster().newcomers().forEach(pod -> senders.remove(pod.namespace().name()));
        senders.removeIf(tenancy::isSystem);
        ReachDrawing drawing = new ReachDrawing(ReachMap.Kind.NAMESPACE);
        senders.forEach(namespace -> drawing.sender(pairs.of(namespace)));
        return drawing.map(line, doubts(snapshot, filters, senders.stream()
                .filter(namespace -> tenancy.owner(namespace).isEmpty())
                .toList()));
    }

    /** @param nobodys namespaces of which nobody says whose they are */
    private static List<Text> doubts(SnapshotView snapshot, ClusterFilters filters, List<String> nobodys) {
        List<Text> doubts = new ArrayList<>();
        if (!nobodys.isEmpty()) {
            String names = String.join(", ", nobodys.subList(0, Math.min(NAMED, nobodys.size())))
                    + (nobodys.size() > NAMED ? ", …" : "");
            doubts.add(new Text(
                    "whose these namespaces are is not declared (owners), so they may be of one tenant: " + names,
                    "à qui sont ces espaces de noms n'est pas déclaré (owners), ils peuvent donc être d'un même"
                            + " client : " + names));
        }
        doubts.addAll(filters.doubts());
        doubts.addAll(ClusterReader.doubts(snapshot, filters.cluster().target(),
                ClusterServices.TYPES.stream().sorted().toList()));
        return doubts;
    }
}
