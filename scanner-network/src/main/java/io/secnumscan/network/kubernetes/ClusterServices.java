package io.secnumscan.network.kubernetes;

import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The Services of a cluster: what they publish, and what stands behind them. */
public final class ClusterServices {
    /** What they are read from. */
    public static final Set<String> TYPES = Set.of(PublicationReader.SERVICES, PublicationReader.SLICES);

    private final ClusterFilters filters;
    private final List<Publication> published;
    private final List<ServedPort> served;

    private ClusterServices(ClusterFilters filters, PublicationReader reader) {
        this.filters = filters;
        this.published = List.copyOf(reader.all());
        this.served = List.copyOf(reader.served());
    }

    public static ClusterServices read(SnapshotView snapshot, ClusterFilters filters) {
        return new ClusterServices(filters, PublicationReader.reader(
                snapshot, filters.cluster(), filters.space(), filters.addresses()));
    }

    /** What is reached by other addresses than those of pods. */
    public List<Publication> published() {
        return published;
    }

    /** Packets to what stands behind some ports of Services. */
    public PacketSet behind(Predicate<ServedPort> which) {
        return filters.space().union(served.stream()
                .filter(which)
                .flatMap(port -> port.backends().stream()
                        .map(backend -> filters.addresses().to(backend.addresses())
                                .and(filters.space().of(Match.ANY
                                        .with(Field.PROTOCOL, Interval.of(port.protocol()))
                                        .with(Field.DESTINATION_PORT, Interval.of(backend.port()))))))
                .toList());
    }
}
