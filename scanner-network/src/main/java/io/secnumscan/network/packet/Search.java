package io.secnumscan.network.packet;

import io.secnumscan.core.net.Unsigned128;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The search for the least packet of a set that matches, without making the set of those. For one search. */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
final class Search {
    private static final Field[] FIELDS = Field.values();
    private static final List<Interval> ANY = List.of(Universe.ANY);

    private final Node nothing;
    private final Match match;
    private final Map<Field, List<Unsigned128>> rather;
    private final Map<Field, Unsigned128> values = new EnumMap<>(Field.class);
    /** Below which no packet matches. */
    private final Set<Node> inVain = new HashSet<>();

    /** @param rather values of a field that are taken before lesser ones, those first that stand first */
    Search(Node nothing, Match match, Map<Field, List<Unsigned128>> rather) {
        this.nothing = nothing;
        this.match = match;
        this.rather = rather;
    }

    Optional<Packet> in(Node set) {
        return found(0, set) ? Optional.of(packet()) : Optional.empty();
    }

    private boolean found(int field, Node node) {
        if (field == FIELDS.length) {
            return true;
        }
        if (node == nothing || inVain.contains(node)) {
            return false;
        }
        for (Unsigned128 value : rather.getOrDefault(FIELDS[field], List.of())) {
            if (holds(node, value, FIELDS[field]) && found(field + 1, node.to(node.find(value)))) {
                values.put(FIELDS[field], value);
                return true;
            }
        }
        for (int range = 0; range < node.size(); range++) {
            Optional<Unsigned128> value = least(node, range, FIELDS[field]);
            if (value.isPresent() && found(field + 1, node.to(range))) {
                values.put(FIELDS[field], value.get());
                return true;
            }
        }
        inVain.add(node);
        return false;
    }

    private boolean holds(Node node, Unsigned128 value, Field field) {
        int range = node.find(value);
        return range < node.size() && node.to(range) != nothing
                && match.fields().getOrDefault(field, ANY).stream().anyMatch(one -> one.contains(value));
    }

    private Optional<Unsigned128> least(Node node, int range, Field field) {
        if (node.to(range) == nothing) {
            return Optional.empty();
        }
        Unsigned128 first = node.first(range);
        Unsigned128 last = node.last(range);
        return match.fields().getOrDefault(field, ANY).stream()
                .filter(one -> one.first().compareTo(last) <= 0 && first.compareTo(one.last()) <= 0)
                .map(one -> Unsigned128.max(first, one.first()))
                .min(Unsigned128::compareTo);
    }

    private Packet packet() {
        return new Packet(small(Field.FAMILY), small(Field.PROTOCOL), small(Field.DESTINATION_PORT),
                small(Field.SOURCE_PORT), value(Field.DESTINATION), value(Field.SOURCE));
    }

    private int small(Field field) {
        return Math.toIntExact(value(field).low());
    }

    private Unsigned128 value(Field field) {
        return values.getOrDefault(field, Unsigned128.ZERO);
    }
}
