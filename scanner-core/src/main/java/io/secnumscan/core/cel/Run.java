package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What one evaluation carries along: its iteration budget and who hears of reads. One thread. */
final class Run {
    /** Elements that the comprehensions of one evaluation may visit, nested ones counted each time. */
    static final int BUDGET = 1_000_000;

    private final Bindings.Trace trace;
    private int visited;

    Run(Bindings.Trace trace) {
        this.trace = trace;
    }

    void visit() {
        if (++visited > BUDGET) {
            throw new Exhausted(BUDGET);
        }
    }

    boolean traces() {
        return trace != Bindings.Trace.NONE;
    }

    void read(Optional<Bindings.Row> origin, String pointer, JsonNode value) {
        trace.read(origin, pointer, value);
    }
}
