package io.secnumscan.network.analysis.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.core.net.Internet;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.ClusterServices;
import io.secnumscan.network.kubernetes.Publication;
import io.secnumscan.network.kubernetes.policy.Verdict;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a workload may send to places that are no pods. */
final class Beyond {
    /**
     * Where clouds answer what a server may know of itself.
     *
     * @see <a href="https://docs.openstack.org/nova/latest/user/metadata.html">Metadata</a>
     * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html">Instance metadata</a>
     */
    private static final AddressSet METADATA =
            AddressSet.of("169.254.169.254", "fd00:ec2::254", "fe80::a9fe:a9fe");
    /** SSH, etcd, the API server and the kubelet. */
    private static final List<Interval> ADMIN_PORTS =
            List.of(Interval.of(22), Interval.of(2379), Interval.of(6443), Interval.of(10250));
    private static final String API = "default/kubernetes";
    private static final String TO_API = "api";
    private final ClusterFilters filters;
    private final PacketSpace space;
    private final Ways ways;
    private final NamespacePairs pairs;
    private final PacketSet metadata;
    private final PacketSet internet;
    private final PacketSet nodes;
    private final PacketSet api;

    /** @param pairs hears of all flows but those to the API server, which every pod may need */
    Beyond(ClusterFilters filters, ClusterServices services, Ways ways, NamespacePairs pairs) {
        this.pairs = pairs;
        this.filters = filters;
        space = filters.space();
        this.ways = ways;
        metadata = filters.addresses().to(METADATA);
        AddressSet inside = filters.cluster().podAddresses().union(filters.cluster().nodeAddresses());
        PacketSet led = services.published().stream().map(Publication::of).reduce(space.none(), PacketSet::or);
        internet = filters.addresses().to(GlobalSpace.ALL.minus(inside)).minus(led);
        nodes = filters.addresses().to(filters.cluster().nodeAddresses())
                .and(space.of(Match.ANY.with(Field.PROTOCOL, Interval.of(6))
                        .with(Field.DESTINATION_PORT, ADMIN_PORTS)));
        api = services.behind(port -> port.service().equals(API));
    }

    /** Whether it was read where the API server is. */
    boolean knowsApi() {
        return !api.isEmpty();
    }

    Found metadata(Workload workload) {
        return found(workload, "metadata", metadata);
    }

    Found nodes(Workload workload) {
        return found(workload, "nodes", nodes);
    }

    Found api(Workload workload) {
        return found(workload, TO_API, api);
    }

    Found internet(Workload workload) {
        return found(workload, "internet", internet);
    }

    private Found found(Workload workload, String what, PacketSet there) {
        Found found = new Found(
                ways, what.equals(TO_API) ? FlowListener.NONE : pairs.beyond(workload.namespace()));
        workload.groups().forEach(group -> found.certain(what, sends(group, true).and(there)));
        if (!found.isCertain()) {
            workload.groups().forEach(group -> found.possible(what, sends(group, false).and(there)));
        }
        return found;
    }

    /** Whether some pod sends to so much of the internet that it is all of it, for all that matters. */
    Answer isOpen(Workload workload) {
        boolean surely = false;
        boolean perhaps = false;
        for (PodGroup group : workload.groups()) {
            surely |= Internet.isCoveredBy(sends(group, true).and(internet).destinations());
            perhaps |= surely || Internet.isCoveredBy(sends(group, false).and(internet).destinations());
        }
        return surely ? Answer.YES : perhaps ? Answer.UNKNOWN : Answer.NO;
    }

    /** In a space that is dropped afterwards. What goes to a pod's own node may pass whatever policies say. */
    private PacketSet sends(PodGroup group, boolean surely) {
        PacketSpace scratch = space.scratch();
        PacketSet passing = surely
                ? group.egress().verdict().certain()
                : scratch.union(group.pods().stream()
                        .collect(Collectors.toMap(Pod::node, filters::sends, (one, same) -> one, TreeMap::new))
                        .values().stream()
                        .map(Verdict::possible)
                        .toList());
        return scratch.here(passing).and(filters.addresses().from(group.addresses()));
    }
}
