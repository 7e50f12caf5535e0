package io.secnumscan.openstack.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a security group as one filter: what no rule lets through is dropped, so rules only add up.
 *
 * <p>A rule for the members of another group adds nothing here. What those members may be is a question to the whole
 * network, not to one group.
 */
record Filter(List<FilterRule> rules) {
    /** Who may send this protocol to one of these ports, at least. */
    Sources toSome(boolean incoming, int protocol, Ports ports) {
        Sources sources = Sources.NONE;
        for (FilterRule rule : rules) {
            sources = sources.union(
                    rule.matches(incoming, protocol, ports)
                            .map(matches -> matches ? rule.remote() : Sources.NONE)
                            .orElseGet(() -> rule.remote().doubtful(rule.unread())));
        }
        return sources;
    }

    /** Who may send this protocol to every one of these ports, be it by several rules. */
    Sources toAll(boolean incoming, int protocol, Ports ports) {
        @Nullable Sources sources = null;
        for (Ports segment : segments(ports)) {
            Sources here = toSome(incoming, protocol, segment);
            sources = sources == null ? here : sources.intersect(here);
        }
        return Objects.requireNonNull(sources);
    }

    /** These ports in the fewest pieces of which each rule lets through all or nothing, ascending. */
    List<Ports> segments(Ports ports) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(ports.first());
        for (FilterRule rule : rules) {
            rule.ports().ifPresent(range -> {
                starts.add(range.first());
                starts.add(range.last() + 1);
            });
        }
        List<Ports> segments = new ArrayList<>();
        for (int start : starts.subSet(ports.first(), true, ports.last(), true)) {
            Integer next = starts.higher(start);
            segments.add(new Ports(start, next == null ? ports.last() : Math.min(next - 1, ports.last())));
        }
        return segments;
    }
}
