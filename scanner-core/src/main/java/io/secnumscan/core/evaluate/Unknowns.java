package io.secnumscan.core.evaluate;

import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says why names of a rule are unknown: which right shows the field, which parameter is to be declared. */
final class Unknowns {
    private final Rule rule;

    Unknowns(Rule rule) {
        this.rule = rule;
    }

    /**
     * One sentence for all names.
     *
     * @param gaps why joins are incomplete, by their names
     */
    Text explain(List<String> names, Map<String, Text> gaps) {
        return Reasons.and(names.stream().map(name -> explain(name, gaps)).toList());
    }

    private Text explain(String name, Map<String, Text> gaps) {
        List<String> path = Arrays.asList(name.split("\\.", -1));
        String second = path.size() > 1 ? path.get(1) : "";
        return switch (path.getFirst()) {
            case "params" -> Undeclared.text(second);
            case "related" -> path.size() == 2 && gaps.containsKey(second)
                    ? gaps.get(second)
                    : unread(name, right(rowFields(second), path.subList(Math.min(2, path.size()), path.size())));
            case "resource" -> unread(name, right(rule.subject().type().fields(), path.subList(1, path.size())));
            case "item" -> unread(name, right(itemFields(), path.subList(1, path.size())));
            case "now" -> new Text(
                    "nothing says when this was read", "rien ne dit quand ceci a été lu");
            default -> unread(name, Optional.empty());
        };
    }

    private static Text unread(String name, Optional<String> right) {
        return new Text(
                name + " was not shown" + right.map(text -> " (right that shows it: " + text + ")").orElse(""),
                name + " n'a pas été montré" + right.map(text -> " (droit qui le montre : " + text + ")").orElse(""));
    }

    private SortedMap<String, Field> rowFields(String set) {
        return rule.related().stream()
                .filter(related -> related.name().equals(set))
                .findFirst()
                .map(related -> related.type().fields())
                .orElseGet(TreeMap::new);
    }

    private SortedMap<String, Field> itemFields() {
        return rule.each().flatMap(each -> each.items().type()).map(Unknowns::below).orElseGet(TreeMap::new);
    }

    /** The right of the innermost declared field on the path that names one. */
    private static Optional<String> right(SortedMap<String, Field> fields, List<String> path) {
        Optional<String> right = Optional.empty();
        SortedMap<String, Field> level = fields;
        for (String name : path) {
            @Nullable Field field = level.get(name);
            if (field == null) {
                return right;
            }
            right = field.right().isPresent() ? field.right() : right;
            level = below(field.type());
        }
        return right;
    }

    private static SortedMap<String, Field> below(FieldType type) {
        return switch (type) {
            case FieldType.Struct(var name, var fields) -> fields;
            case FieldType.ListOf(var element) -> below(element);
            case FieldType.Bool(),FieldType.Int(),FieldType.Double(),FieldType.Text() -> new TreeMap<>();
            case FieldType.Timestamp(),FieldType.FreeMap(),FieldType.Json() -> new TreeMap<>();
        };
    }
}
