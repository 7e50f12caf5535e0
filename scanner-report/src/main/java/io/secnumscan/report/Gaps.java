package io.secnumscan.report;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.ReasonText;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.CauseText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was not read, or not wholly, with types that lack the same right on one line. */
final class Gaps {
    /** Lines of a summary. */
    static final int SHOWN = 6;

    private Gaps() {}

    /**
     * @param what was wrong
     * @param why of a target that was never opened; of a type, report.json tells
     */
    private record Key(String target, Text what, Optional<Text> missingRight, Optional<Text> why) {}

    /** @param types short names, as many as fit; of the rest the number; empty for a whole target */
    record Line(String target, String types, Text what, Optional<Text> missingRight, Optional<Text> why) {
        String in(String language) {
            boolean french = language.equals("fr");
            String right =
                    missingRight.map(missing -> (french ? " · droit manquant : " : " · missing right: ")
                            + missing.in(language))
                            .orElse("");
            return target + (french ? " : " : ": ") + (types.isEmpty() ? "" : types + " · ")
                    + what.in(language) + why.map(reason -> " · " + reason.in(language)).orElse("") + right;
        }
    }

    /** Whether a target was never opened: then nothing of it is known. */
    static boolean wholeTarget(CoverageRecord one) {
        return one.type().equals(SnapshotView.WHOLE_TARGET);
    }

    /**
     * Targets that were never opened come first.
     *
     * @param whole whether all of each target is asked for, so that a view of a part is a gap too
     */
    static List<Line> of(List<CoverageRecord> coverage, boolean whole) {
        SequencedMap<Key, SortedSet<String>> gaps = new LinkedHashMap<>();
        Stream.concat(coverage.stream().filter(Gaps::wholeTarget),
                coverage.stream().filter(one -> !wholeTarget(one)))
                .forEach(one -> key(one, whole).ifPresent(key -> gaps.computeIfAbsent(key, unused -> new TreeSet<>())
                        .add(shortName(one.type()))));
        return gaps.entrySet().stream().map(Gaps::line).toList();
    }

    private static Optional<Key> key(CoverageRecord one, boolean whole) {
        return switch (one.coverage()) {
            case Coverage.Complete _ when whole -> part(one.view())
                    .map(what -> new Key(one.target(), what, Optional.empty(), Optional.empty()));
            case Coverage.Complete _,Coverage.Absent _ -> Optional.empty();
            case Coverage.Partial partial ->
                    Optional.of(new Key(
                            one.target(), CauseText.of(partial.cause()), partial.missingRight(), Optional.empty()));
            case Coverage.Unavailable unavailable ->
                    Optional.of(new Key(
                            one.target(), CauseText.of(unavailable.cause()), unavailable.missingRight(),
                            Optional.of(ReasonText.of(unavailable.reason())).filter(unused -> wholeTarget(one))));
        };
    }

    /** A part of the target, when no more than that was seen. */
    private static Optional<Text> part(View view) {
        return switch (view) {
            case View.Cloud(),View.Unproved() -> Optional.empty();
            case View.Domain(var id) -> Optional.of(new Text(
                    "seen of domain " + id + " only", "vu du seul domaine " + id));
            case View.Project(var id) -> Optional.of(new Text(
                    "seen of project " + id + " only", "vu du seul projet " + id));
            case View.Namespace(var name) -> Optional.of(new Text(
                    "seen of namespace " + name + " only", "vu du seul espace de noms " + name));
        };
    }

    private static Line line(Map.Entry<Key, SortedSet<String>> gap) {
        List<String> types = List.copyOf(gap.getValue());
        int shown = Math.min(4, types.size());
        String more = types.size() > shown ? ", +" + (types.size() - shown) : "";
        Key key = gap.getKey();
        String named = key.why().isPresent() ? "" : String.join(", ", types.subList(0, shown)) + more;
        return new Line(key.target(), named, key.what(), key.missingRight(), key.why());
    }

    /** {@code network.port} of {@code openstack.network.port}. */
    private static String shortName(String type) {
        int dot = type.indexOf('.');
        return type.indexOf('.', dot + 1) > 0 ? type.substring(dot + 1) : type;
    }
}
