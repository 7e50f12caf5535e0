package io.secnumscan.report;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was not read, or not wholly, with types that lack the same right on one line. */
final class Gaps {
    /** Lines of a summary. */
    static final int SHOWN = 6;

    private Gaps() {}

    private record Key(String target, Cause cause, Optional<String> missingRight) {}

    /** @param types short names, as many as fit; of the rest the number */
    record Line(String target, String types, Cause cause, Optional<String> missingRight) {}

    static List<Line> of(List<CoverageRecord> coverage) {
        SequencedMap<Key, SortedSet<String>> gaps = new LinkedHashMap<>();
        for (CoverageRecord one : coverage) {
            key(one).ifPresent(key -> gaps.computeIfAbsent(key, unused -> new TreeSet<>()).add(shortName(one.type())));
        }
        return gaps.entrySet().stream().map(Gaps::line).toList();
    }

    private static Optional<Key> key(CoverageRecord one) {
        return switch (one.coverage()) {
            case Coverage.Complete _,Coverage.Absent _ -> Optional.empty();
            case Coverage.Partial partial ->
                    Optional.of(new Key(one.target(), partial.cause(), partial.missingRight()));
            case Coverage.Unavailable unavailable ->
                    Optional.of(new Key(one.target(), unavailable.cause(), unavailable.missingRight()));
        };
    }

    private static Line line(Map.Entry<Key, SortedSet<String>> gap) {
        List<String> types = List.copyOf(gap.getValue());
        int shown = Math.min(4, types.size());
        String more = types.size() > shown ? ", +" + (types.size() - shown) : "";
        Key key = gap.getKey();
        return new Line(key.target(), String.join(", ", types.subList(0, shown)) + more, key.cause(),
                key.missingRight());
    }

    /** {@code network.port} of {@code openstack.network.port}. */
    private static String shortName(String type) {
        int dot = type.indexOf('.');
        return type.indexOf('.', dot + 1) > 0 ? type.substring(dot + 1) : type;
    }
}
