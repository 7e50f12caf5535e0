package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.GlobalSpace;
import io.secnumscan.network.flow.PacketText;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.policy.Direction;
import io.secnumscan.network.kubernetes.policy.Verdict;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.PacketSpace;
import io.secnumscan.network.reach.Typical;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether what nobody allowed is refused to a workload's pods: what no rule allows must not pass, and rules must not allow
 * everything. Who is not allowed is another pod of the cluster where packets come in, since whoever is outside only gets
 * there by what is published; and anyone where they go out.
 */
final class Isolation {
    private final ClusterFilters filters;

    Isolation(ClusterFilters filters) {
        this.filters = filters;
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
                    || isOpen(group, direction, filter.verdict().possible())) {
                closed = closed.and(Answer.UNKNOWN);
            }
        }
        put(row, prefix + "covered", covered);
        put(row, prefix + "closed", closed);
        row.put(prefix + "witness", passing);
        List.copyOf(policies).forEach(row.putArray(prefix + "policies")::add);
    }

    /** What surely passes though nobody allowed it, or because everything is allowed. */
    private PacketSet passes(PodGroup group, Direction direction, PodGroup.Filter filter, PacketSet stranger) {
        PacketSet unmatched = filter.standing().unmatched().certain().and(stranger);
        Verdict verdict = filter.verdict();
        return unmatched.isEmpty() && isOpen(group, direction, verdict.certain())
                ? verdict.certain().and(stranger)
                : unmatched;
    }

    /** Whether all packets pass of a family that the pods have. */
    private boolean isOpen(PodGroup group, Direction direction, PacketSet passing) {
        PacketSpace scratch = filters.space().scratch();
        for (Family family : Family.values()) {
            AddressSet own = group.addresses().only(family);
            if (!own.isEmpty() && scratch.here(passing).containsAll(own(own, direction))) {
                return true;
            }
        }
        return false;
    }

    private PacketSet own(AddressSet own, Direction direction) {
        return direction == Direction.INGRESS ? filters.addresses().to(own) : filters.addresses().from(own);
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
