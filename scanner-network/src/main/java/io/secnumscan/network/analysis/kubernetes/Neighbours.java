package io.secnumscan.network.analysis.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.ClusterServices;
import io.secnumscan.network.kubernetes.policy.AddressPackets;
import io.secnumscan.network.kubernetes.policy.Verdict;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.Interval;
import io.secnumscan.network.packet.LabelledSet;
import io.secnumscan.network.packet.Match;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What the pods of each namespace send, or take: one diagram for all, whose labels are namespaces. */
final class Neighbours {
    private static final int DNS = 53;

    private final AddressPackets addresses;
    private final List<String> names;
    private final LabelledSet certain;
    private final LabelledSet possible;

    private record Kind(String namespace, Verdict verdict) {}

    private Neighbours(
            ClusterFilters filters, Collection<PodGroup> groups, Function<PodGroup, Verdict> verdict,
            Function<AddressSet, PacketSet> own, Function<String, PacketSet> without) {
        addresses = filters.addresses();
        Map<Kind, List<AddressSet>> kinds = new LinkedHashMap<>();
        groups.forEach(group -> kinds
                .computeIfAbsent(new Kind(group.namespace(), verdict.apply(group)), kind -> new ArrayList<>())
                .add(group.addresses()));
        names = List.copyOf(new TreeSet<>(kinds.keySet().stream().map(Kind::namespace).toList()));
        List<LabelledSet> surely = new ArrayList<>();
        List<LabelledSet> perhaps = new ArrayList<>();
        PacketSpace space = filters.space();
        kinds.forEach((kind, sets) -> {
            PacketSet here = own.apply(Addresses.union(sets)).minus(without.apply(kind.namespace()));
            int label = names.indexOf(kind.namespace());
            surely.add(space.labelled(kind.verdict().certain().and(here), label));
            perhaps.add(space.labelled(kind.verdict().possible().and(here), label));
        });
        certain = space.join(surely);
        possible = space.join(perhaps);
    }

    /** What pods take, but what is public, and but names of hosts in namespaces that are no tenant's. */
    static Neighbours taking(
            ClusterFilters filters, Collection<PodGroup> groups, ClusterServices services, Tenancy tenancy) {
        PacketSpace space = filters.space();
        PacketSet names = space.of(Match.ANY.with(Field.DESTINATION_PORT, Interval.of(DNS))
                .with(Field.PROTOCOL, List.of(Interval.of(6), Interval.of(17))));
        Map<String, PacketSet> known = new HashMap<>();
        return new Neighbours(
                filters, groups, group -> group.ingress().verdict(), filters.addresses()::to,
                namespace -> known.computeIfAbsent(namespace, own -> {
                    boolean system = tenancy.isSystem(own) && !tenancy.isAdmin(own);
                    PacketSet open = services.behind(port -> port.namespace().equals(own)
                            && (tenancy.isPublic(port.service()) || system && port.port() == DNS));
                    return system ? open.or(names) : open;
                }));
    }

    /** What pods send. */
    static Neighbours sending(ClusterFilters filters, Collection<PodGroup> groups) {
        PacketSet none = filters.space().none();
        return new Neighbours(
                filters, groups, group -> group.egress().verdict(), filters.addresses()::from, namespace -> none);
    }

    /** Whether no packet that a group sends may get where it does not surely get. */
    boolean isDecided(PodGroup group) {
        Verdict sent = group.egress().verdict();
        return sent.certain().equals(sent.possible()) && certain.equals(possible);
    }

    /** For each namespace, what a group sends that gets there. */
    SortedMap<String, PacketSet> reachedBy(PodGroup group, boolean surely) {
        Verdict verdict = group.egress().verdict();
        return meet(surely ? verdict.certain() : verdict.possible(), addresses.from(group.addresses()), surely);
    }

    /** For each namespace, what of it gets to a group. */
    SortedMap<String, PacketSet> reaching(PodGroup group, boolean surely) {
        Verdict verdict = group.ingress().verdict();
        return meet(surely ? verdict.certain() : verdict.possible(), addresses.to(group.addresses()), surely);
    }

    private SortedMap<String, PacketSet> meet(PacketSet passing, PacketSet own, boolean surely) {
        PacketSpace scratch = passing.space().scratch();
        LabelledSet met = (surely ? certain : possible).and(scratch.here(passing).and(own));
        SortedMap<String, PacketSet> byName = new TreeMap<>();
        met.byLabel().forEach((label, packets) -> byName.put(names.get(label), packets));
        return byName;
    }
}
