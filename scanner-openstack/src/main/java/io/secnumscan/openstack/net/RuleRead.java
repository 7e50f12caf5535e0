package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reading;
import io.secnumscan.core.cel.RowView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A rule of a security group as it stands in a snapshot, read as far as a question needs it: of a rule that is about
 * something else, only that is read, and only that is evidence.
 */
final class RuleRead {
    private final RowView rule;
    private final Remote remote;
    private final SortedSet<String> unread = new TreeSet<>();

    RuleRead(RowView rule, Remote remote) {
        this.rule = rule;
        this.remote = remote;
    }

    /** The rule; empty when it surely lets nothing of that protocol through to one of these ports. */
    Optional<FilterRule> about(boolean incoming, int wanted, Ports ports) {
        Optional<Boolean> ingress = known(rule.text("direction"), "direction").flatMap(this::ingress);
        if (ingress.isPresent() && ingress.get() != incoming) {
            return Optional.empty();
        }
        Optional<Integer> protocol = protocol();
        if (protocol.isPresent() && protocol.get() != Protocols.ANY && protocol.get() != wanted) {
            return Optional.empty();
        }
        boolean hasPorts = Protocols.hasPorts(wanted) && protocol.orElse(wanted) != Protocols.ANY;
        FilterRule withPorts =
                new FilterRule(ingress, protocol, hasPorts ? ports() : Optional.of(Ports.ALL), Sources.NONE, unread);
        if (isOther(withPorts, incoming, wanted, ports)) {
            return Optional.empty();
        }
        return Optional.of(new FilterRule(ingress, protocol, withPorts.ports(), remote.of(rule), unread));
    }

    private static boolean isOther(FilterRule rule, boolean incoming, int wanted, Ports ports) {
        return rule.matches(incoming, wanted, ports).equals(Optional.of(false));
    }

    private Optional<Boolean> ingress(String direction) {
        return switch (direction.toLowerCase(Locale.ROOT)) {
            case "ingress" -> Optional.of(true);
            case "egress" -> Optional.of(false);
            default -> notUnderstood("direction");
        };
    }

    private Optional<Integer> protocol() {
        return switch (rule.text("protocol")) {
            case Reading.Null<String>() -> Optional.of(Protocols.ANY);
            case Reading.Known<String>(String text) -> Protocols.number(text).or(() -> notUnderstood("protocol"));
            case Reading.Unread<String>(Outcome.Unknown because) -> unread(because.names());
        };
    }

    /** Neutron answers null for 1 and 65535; -1 is what compute's own groups once meant by that. */
    private Optional<Ports> ports() {
        Optional<Long> first = known(rule.integer("port_range_min").orElse(-1L), "port_range_min");
        Optional<Long> last = known(rule.integer("port_range_max").orElse(-1L), "port_range_max");
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        long from = first.get() < 0 ? Ports.ALL.first() : first.get();
        long to = last.get() < 0 ? Ports.ALL.last() : last.get();
        return from <= to && to <= Ports.ALL.last()
                ? Optional.of(new Ports((int) from, (int) to))
                : notUnderstood("port_range_max");
    }

    /** The value; when there is none, its absence is noted. */
    private <T> Optional<T> known(Reading<T> reading, String field) {
        return switch (reading) {
            case Reading.Known<T>(T value) -> Optional.of(value);
            case Reading.Null<T>() -> notUnderstood(field);
            case Reading.Unread<T>(Outcome.Unknown because) -> unread(because.names());
        };
    }

    private <T> Optional<T> notUnderstood(String field) {
        return unread(List.of(rule.name() + "." + field));
    }

    private <T> Optional<T> unread(List<String> names) {
        unread.addAll(names);
        return Optional.empty();
    }
}
