package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.packet.PacketSet;
import java.util.List;

/**
 * Packets on their way through the policies. What is not known of a rule is kept open: packets that it may match go on, and
 * may also end there. So those that no path denies surely pass, and those that some path allows may.
 */
final class Course {
    private final PacketSet all;
    private final PacketSet none;
    /** Those that may still be undecided here. */
    private PacketSet open;
    /** Those that may have left this tier for the next. */
    private PacketSet passed;
    private PacketSet allowed;
    private PacketSet denied;

    Course(PacketSet all, PacketSet none) {
        this.all = all;
        this.none = none;
        open = all;
        passed = none;
        allowed = none;
        denied = none;
    }

    /** A rule of a policy that bears on the pod. */
    record Clause(Action action, Matched matched) {}

    /** Policies of which nobody knows which comes first. */
    void meet(List<List<Clause>> policies) {
        PacketSet before = open;
        PacketSet after = open;
        for (List<Clause> clauses : policies) {
            open = before;
            clauses.forEach(this::meet);
            after = after.and(open);
        }
        open = after;
    }

    private void meet(Clause clause) {
        PacketSet here = open.and(clause.matched().possible());
        switch (clause.action()) {
            case ALLOW -> allowed = allowed.or(here);
            case DENY -> denied = denied.or(here);
            case PASS -> passed = passed.or(here);
        }
        open = open.minus(clause.matched().sure());
    }

    /** What no rule of the tier has matched goes on to the next tier. */
    void endTier() {
        open = open.or(passed);
        passed = none;
    }

    /** It is refused, as the tier isolates the pod. */
    void refuseRest() {
        denied = denied.or(open);
        open = none;
    }

    /** It may be. */
    void perhapsRefuseRest() {
        denied = denied.or(open);
    }

    /** What nothing has decided passes. */
    Verdict end() {
        return new Verdict(all.minus(denied), allowed.or(open));
    }
}
