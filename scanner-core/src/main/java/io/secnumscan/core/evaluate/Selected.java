package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.core.JsonPointer;
import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.join.Projection;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The part of a type that rules read. */
final class Selected {
    private Selected() {}

    /** What all of these rules read of their subjects. */
    static Projection ofSubjects(ResourceType type, List<Rule> rules) {
        TreeSet<String> fields = new TreeSet<>();
        rules.forEach(rule -> fields.addAll(fields(type, rule.reads())));
        return projection(type, fields);
    }

    static List<String> fields(ResourceType type, Reads reads) {
        boolean whole = reads.whole().contains(type.name());
        return type.fields().keySet().stream()
                .filter(field -> whole || reads.fields().contains(type.name() + "." + field))
                .toList();
    }

    static Projection projection(ResourceType type, Collection<String> fields) {
        List<JsonPointer> pointers = new ArrayList<>();
        fields.stream().map(type.fields()::get).map(Field::at).forEach(pointers::add);
        if (type.name().startsWith("analysis/")) {
            // Evidence tells the rank of what was derived, and the calls that it follows from.
            pointers.add(JsonPointer.compile("/rank"));
            pointers.add(JsonPointer.compile("/from"));
        }
        return Projection.of(pointers);
    }
}
