package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.model.Reason;
import io.secnumscan.network.packet.Packet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One packet on its way through the policies, as {@link Course} is of all; what may let it pass is taken to do so. */
final class Deciding {
    private final String target;
    private final Direction direction;
    private final Packet packet;
    private final Set<String> stops = new LinkedHashSet<>();
    private Optional<String> perhaps = Optional.empty();
    private Optional<Reason> end = Optional.empty();
    /** Whether it may still be undecided in this tier, and whether it may have left it for the next. */
    private boolean open;

    private boolean passed;

    Deciding(String target, Direction direction, Packet packet) {
        this.target = target;
        this.direction = direction;
        this.packet = packet;
    }

    /** A policy that bears on the pod, with a clause for each of its rules. */
    record Met(Policy policy, List<Course.Clause> clauses) {}

    /**
     * The policies of the next tier, in their order.
     *
     * @param isolated whether it surely refuses what none of them decides
     */
    void meet(List<Met> tier, boolean isolated) {
        if (end.isPresent()) {
            return;
        }
        open = true;
        passed = false;
        for (int at = 0; at < tier.size() && open;) {
            double order = tier.get(at).policy().order();
            while (at < tier.size() && tier.get(at).policy().order() == order) {
                meet(tier.get(at++));
            }
        }
        if (open && isolated) {
            tier.stream().map(Met::policy).filter(policy -> policy.isolates(direction))
                    .forEach(policy -> stops.add(policy.id(target)));
            open = false;
        }
        if (end.isEmpty() && !open && !passed) {
            end = Optional.of(
                    perhaps.map(Reason::passes).orElseGet(() -> Reason.stopped(List.copyOf(stops))));
        }
    }

    /** Its first rule that surely matches is its last; of those of the same order nobody knows which comes first. */
    private void meet(Met met) {
        for (int number = 0; number < met.clauses().size(); number++) {
            Course.Clause clause = met.clauses().get(number);
            if (clause.matched().possible().contains(packet)) {
                boolean sure = clause.matched().sure().contains(packet);
                match(clause.action(), sure, met.policy().id(target, direction, number));
                if (sure) {
                    open = false;
                    return;
                }
            }
        }
    }

    private void match(Action action, boolean sure, String id) {
        switch (action) {
            case PASS -> passed = true;
            case DENY -> {
                if (sure) {
                    stops.add(id);
                }
            }
            case ALLOW -> {
                if (sure && end.isEmpty()) {
                    end = Optional.of(Reason.passes(id));
                } else if (perhaps.isEmpty()) {
                    perhaps = Optional.of(id);
                }
            }
        }
    }

    /** What nothing has decided passes. */
    Reason end() {
        return end.or(() -> perhaps.map(Reason::passes)).orElse(Reason.OPEN);
    }
}
