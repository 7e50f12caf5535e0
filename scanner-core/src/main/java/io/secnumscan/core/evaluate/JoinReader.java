package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.join.JoinTable;
import io.secnumscan.core.rule.Links;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the rows of joins, and says why there may be more of them. Thread-safe. */
final class JoinReader {
    /** Stands for a join that an expression does not use. */
    static final Bindings.Rows UNREAD = new Bindings.Rows(List.of(), Optional.of("not read"));

    private final Joins joins;
    private final Unknowns unknowns;

    JoinReader(Joins joins, Unknowns unknowns) {
        this.joins = joins;
        this.unknowns = unknowns;
    }

    /**
     * A join as read.
     *
     * @param gap why it may be incomplete
     */
    record Joined(Bindings.Rows rows, Optional<Text> gap) {
        static Joined of(List<Bindings.Row> rows, Optional<Text> gap) {
            return new Joined(new Bindings.Rows(rows, gap.map(Text::en)), gap);
        }
    }

    /** Values that a field may have, and why there may be others. */
    private record Wanted(List<Object> values, Optional<Text> gap) {}

    /**
     * @param bindings for the expressions of {@code where}
     * @param region of the subject
     * @param gaps of the joins before this one
     */
    Joined read(RelatedSet set, Bindings bindings, String region, Map<String, Text> gaps) {
        if (set.where().isEmpty()) {
            return rows(set, List.of(), region, List.of(), bindings.params());
        }
        List<List<Object>> values = new ArrayList<>();
        List<Text> why = new ArrayList<>();
        for (RelatedSet.Equation equation : set.where()) {
            Wanted wanted = wanted(set, equation, bindings, gaps);
            values.add(wanted.values());
            wanted.gap().ifPresent(why::add);
        }
        boolean nothing = values.stream().anyMatch(List::isEmpty);
        if (nothing && !why.isEmpty()) {
            return Joined.of(List.of(), Optional.of(Reasons.and(why)));
        }
        // A value that is null equates with no row, so that nothing can be missing, whatever was read of the type.
        return nothing ? Joined.of(List.of(), Optional.empty()) : rows(set, values, region, why, bindings.params());
    }

    /** Rows of the target, or of all that it is linked with; nothing wanted: every row. */
    private Joined rows(RelatedSet set, List<List<Object>> wanted, String region, List<Text> before,
            Map<String, JsonNode> params) {
        if (!set.linked()) {
            return rows(set, joins.target(), wanted, region, before);
        }
        Optional<SortedSet<String>> linked = Links.of(params, joins.target());
        List<Bindings.Row> rows = new ArrayList<>();
        List<Text> why = new ArrayList<>();
        if (linked.isEmpty() || linked.get().isEmpty()) {
            why.add(new Text(
                    "the perimeter links no target with " + joins.target(),
                    "le périmètre ne lie aucune cible à " + joins.target()));
        }
        for (String other : linked.orElseGet(TreeSet::new)) {
            if (joins.holds(other)) {
                Joined part = rows(set, other, wanted, "", before);
                rows.addAll(part.rows().rows());
                part.gap().ifPresent(why::add);
            } else {
                why.add(new Text("the linked target " + other + " was not read",
                        "la cible liée " + other + " n'a pas été lue"));
            }
        }
        return Joined.of(rows, why.isEmpty() ? Optional.empty() : Optional.of(Reasons.and(why)));
    }

    private Joined rows(RelatedSet set, String target, List<List<Object>> wanted, String region, List<Text> before) {
        JoinTable table = joins.table(target, set.type());
        if (wanted.isEmpty()) {
            JoinTable.Found found = table.all(region);
            return Joined.of(found.rows(), gap(set, target, found, region, new TreeMap<>(), before));
        }
        JoinTable.Found found = table.find(set.fields(), wanted, region);
        if (before.isEmpty() && !found.cut() && found.everyKeyFound() && names(set)) {
            return Joined.of(found.rows(), Optional.empty());
        }
        return Joined.of(found.rows(), gap(set, target, found, region, asked(set, wanted), before));
    }

    private Optional<Text> gap(
            RelatedSet set,
            String target,
            JoinTable.Found found,
            String region,
            SortedMap<String, SortedSet<String>> asked,
            List<Text> before) {
        List<Text> why = new ArrayList<>(before);
        String type = set.type().name();
        Optional<Gap> gap = joins.completeness(target, set.type()).gap(region, asked);
        gap.map(one -> found.rows().isEmpty() ? Reasons.unavailable(one) : Reasons.partial(one)).ifPresent(why::add);
        if (found.cut()) {
            why.add(new Text(
                    type + ": more rows than a join may hold",
                    type + " : plus de lignes qu'une jointure n'en peut tenir"));
        }
        if (found.unreadKeys()) {
            String fields = String.join(", ", set.fields());
            why.add(new Text(
                    type + ": " + fields + " was not shown on every row",
                    type + " : " + fields + " n'a pas été montré partout"));
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(Reasons.and(why));
    }

    private Wanted wanted(RelatedSet set, RelatedSet.Equation equation, Bindings bindings, Map<String, Text> gaps) {
        return switch (equation.values().evaluate(bindings)) {
            case Outcome.Value(Object value) -> new Wanted(flat(value), Optional.empty());
            case Outcome.OpenList(var seen, var missing) ->
                    new Wanted(flat(seen), Optional.of(unknowns.explain(missing, gaps)));
            case Outcome.Unknown(var names) -> new Wanted(List.of(), Optional.of(unknowns.explain(names, gaps)));
            case Outcome.Broken(var message) ->
                    throw new RuleBroken("related." + set.name() + ", where " + equation.field() + ": " + message);
        };
    }

    private static List<Object> flat(Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of(value);
        }
        return list.stream().flatMap(one -> flat(one).stream()).distinct().toList();
    }

    /** Whether the fields of the join are those that name a resource, so that each key has one row and no more. */
    private static boolean names(RelatedSet set) {
        ResourceType type = set.type();
        Set<JsonPointer> pointers = new HashSet<>();
        set.fields().forEach(field -> pointers.add(pointer(type, field)));
        if (type.id().isPresent()) {
            return pointers.equals(Set.of(type.id().get()));
        }
        Set<JsonPointer> composed = new HashSet<>(type.scope().values());
        type.displayName().ifPresent(composed::add);
        return type.displayName().isPresent() && !type.name().startsWith("analysis/") && pointers.equals(composed);
    }

    private static JsonPointer pointer(ResourceType type, String field) {
        return Objects.requireNonNull(type.fields().get(field), field).at();
    }

    /** Scopes of the type that the join equates with values. */
    private static SortedMap<String, SortedSet<String>> asked(RelatedSet set, List<List<Object>> values) {
        SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            JsonPointer pointer = pointer(set.type(), set.fields().get(i));
            SortedSet<String> ids = new TreeSet<>();
            values.get(i).forEach(value -> ids.add(value.toString()));
            set.type().scope().forEach((kind, at) -> {
                if (at.equals(pointer)) {
                    asked.put(kind, ids);
                }
            });
        }
        return asked;
    }
}
