package io.secnumscan.network.packet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule of a filter matches: for each field that it names, the values; all of them must fit. A field that it does not
 * name may hold anything.
 *
 * @param fields an empty list matches nothing
 */
public record Match(Map<Field, List<Interval>> fields) {
    /** Every packet. */
    public static final Match ANY = new Match(Map.of());

    public Match {
        Map<Field, List<Interval>> copy = new EnumMap<>(Field.class);
        fields.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        fields = Map.copyOf(copy);
    }

    /** The same, and the field in one of these intervals. */
    public Match with(Field field, List<Interval> values) {
        Map<Field, List<Interval>> more = new EnumMap<>(Field.class);
        more.putAll(fields);
        more.put(field, values);
        return new Match(more);
    }

    public Match with(Field field, Interval values) {
        return with(field, List.of(values));
    }
}
