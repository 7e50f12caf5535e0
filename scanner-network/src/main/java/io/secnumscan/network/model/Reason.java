package io.secnumscan.network.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the filter of an endpoint or interface makes of one packet.
 *
 * @param passes whether it lets it pass, or may for all that was read
 * @param because ids of what lets it pass; else of what stops it, such as groups none of whose rules does; none where there is
 *     no filter
 */
public record Reason(boolean passes, List<String> because) {
    /** Nothing filters there. */
    public static final Reason OPEN = new Reason(true, List.of());

    public Reason {
        because = List.copyOf(because);
    }

    public static Reason passes(String id) {
        return new Reason(true, List.of(id));
    }

    public static Reason stopped(List<String> ids) {
        return new Reason(false, ids);
    }

    /** When two filters stand one behind the other. */
    public Reason and(Reason next) {
        if (passes != next.passes) {
            return passes ? next : this;
        }
        return new Reason(passes,
                Stream.concat(because.stream(), next.because.stream()).distinct().toList());
    }
}
