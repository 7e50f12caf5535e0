package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.core.net.Internet;
import io.secnumscan.network.flow.PacketText;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.policy.Direction;
import io.secnumscan.network.kubernetes.read.Addresses;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.packet.Field;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import io.secnumscan.network.reach.Typical;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether what nobody allowed is refused to a workload's pods: what no rule allows must not pass, and rules must not allow
 * more than somebody can have meant. Who is not allowed is another pod of the cluster where packets come in, since whoever is
 * outside only gets there by what is published; and anyone where they go out. A rule allows too much when it opens most ports
 * of a protocol to a pod that nobody knew of when it was written, or to the internet.
 */
final class Isolation {
    private final ClusterFilters filters;
    private final AddressSet newcomers;
    private final Map<PacketSet, AddressSet> sources = new HashMap<>();
    private final Map<PacketSet, AddressSet> destinations = new HashMap<>();

    /** @param filters with newcomers */
    Isolation(ClusterFilters filters) {
        this.filters = filters;
        newcomers = Addresses.union(filters.cluster().newcomers().stream().map(Pod::addresses).toList());
    }

    /** Writes {@code ingress_policies}, {@code ingress_covered} and so on; what is not known is left out. */
    void describe(Workload workload, Direction direction, ObjectNode row) {
        String prefix = direction.member() + "_";
        Answer covered = Answer.YES;
        Answer closed = Answer.YES;
        String passing = "";
        TreeSet<String> policies = new TreeSet<>();
        for (PodGroup group : workload.groups()) {
            PodGroup.Filter filter = direction == Direction.INGRESS ? group.ingress() : group.egress();
            covered = covered.and(filter.standing().covered());
            policies.addAll(filter.standing().policies());
            PacketSpace scratch = filters.space().scratch();
            PacketSet stranger = scratch.here(strangers(group, direction));
            PacketSet passes = passes(group, direction, filter, stranger);
            if (!passes.isEmpty()) {
                closed = Answer.NO;
                passing = passing.isEmpty() ? text(passes) : passing;
            } else if (!filter.standing().unmatched().possible().and(stranger).isEmpty()
                    || !loose(group, direction, filter.verdict().possible(), filter.standing().unmatched().possible())
                            .isEmpty()) {
                closed = closed.and(Answer.UNKNOWN);
            }
        }
        put(row, prefix + "covered", covered);
        put(row, prefix + "closed", closed);
        row.put(prefix + "witness", passing);
        List.copyOf(policies).forEach(row.putArray(prefix + "policies")::add);
    }

    /** What surely passes though nobody allowed it, or because too much is allowed. */
    private PacketSet passes(PodGroup group, Direction direction, PodGroup.Filter filter, PacketSet stranger) {
        PacketSet unmatched = filter.standing().unmatched().certain();
        if (!unmatched.and(stranger).isEmpty()) {
            return unmatched.and(stranger);
        }
        PacketSet certain = filter.verdict().certain();
        AddressSet loose = loose(group, direction, certain, unmatched);
        if (loose.isEmpty()) {
            return stranger.minus(stranger);
        }
        PacketSet open = stranger.space().here(certain).minus(unmatched).and(own(group.addresses(), direction))
                .and(others(loose, direction));
        PacketSet known = open.and(stranger).minus(others(newcomers, direction));
        return known.isEmpty() ? open : known;
    }

    /** Where rules open so much to that it is the internet, or holds pods that nobody knew of; else nothing. */
    private AddressSet loose(PodGroup group, Direction direction, PacketSet passing, PacketSet unmatched) {
        Map<PacketSet, AddressSet> known = direction == Direction.INGRESS ? sources : destinations;
        PacketSet allowed = passing.minus(unmatched);
        AddressSet wide = known.computeIfAbsent(
                allowed, set -> set.wide(direction == Direction.INGRESS ? Field.SOURCE : Field.DESTINATION));
        AddressSet loose = AddressSet.NONE;
        for (Family family : Family.values()) {
            AddressSet here = wide.only(family);
            boolean open = Internet.isCoveredBy(here) || !here.intersect(newcomers).isEmpty();
            if (open && !group.addresses().only(family).isEmpty()) {
                loose = loose.union(here);
            }
        }
        return loose;
    }

    private PacketSet own(AddressSet own, Direction direction) {
        return direction == Direction.INGRESS ? filters.addresses().to(own) : filters.addresses().from(own);
    }

    private PacketSet others(AddressSet others, Direction direction) {
        return direction == Direction.INGRESS ? filters.addresses().from(others) : filters.addresses().to(others);
    }

    private PacketSet strangers(PodGroup group, Direction direction) {
        AddressSet others = filters.cluster().podAddresses().minus(group.addresses());
        PacketSet own = own(group.addresses(), direction);
        return direction == Direction.EGRESS || others.isEmpty() ? own : own.and(filters.addresses().from(others));
    }

    /** Rather one to the internet, where there is one: what people are used to see. */
    private String text(PacketSet packets) {
        PacketSet out = packets.and(filters.addresses().to(GlobalSpace.ALL));
        return Typical.of(out.isEmpty() ? packets : out).map(PacketText::of).orElse("");
    }

    private static void put(ObjectNode row, String field, Answer answer) {
        if (answer != Answer.UNKNOWN) {
            row.put(field, answer == Answer.YES);
        }
    }
}
