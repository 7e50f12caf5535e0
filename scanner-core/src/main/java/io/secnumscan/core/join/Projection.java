package io.secnumscan.core.join;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of some attributes that a join keeps: the members that stand on the way to a set of pointers, in their places.
 *
 * @param whole everything below is kept
 * @param members what is kept of an object, by member name; empty when {@code whole}
 */
public record Projection(boolean whole, SortedMap<String, Projection> members) {
    public static final Projection ALL = new Projection(true, new TreeMap<>());

    /** Keeps what the pointers point at. */
    public static Projection of(Collection<JsonPointer> pointers) {
        if (pointers.stream().anyMatch(JsonPointer::matches)) {
            return ALL;
        }
        SortedMap<String, List<JsonPointer>> below = new TreeMap<>();
        for (JsonPointer pointer : pointers) {
            below.computeIfAbsent(pointer.getMatchingProperty(), name -> new ArrayList<>()).add(pointer.tail());
        }
        SortedMap<String, Projection> members = new TreeMap<>();
        below.forEach((name, tails) -> members.put(name, of(tails)));
        return new Projection(false, members);
    }

    /** Whether anything is kept of a member. */
    public boolean keeps(String member) {
        return whole || members.containsKey(member);
    }

    /** The kept part; an array met on the way is kept whole, since pointers may count into it. */
    public JsonNode apply(JsonNode attributes) {
        if (whole || !attributes.isObject()) {
            return attributes;
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        members.forEach((name, projection) -> {
            JsonNode value = attributes.get(name);
            if (value != null) {
                kept.set(name, projection.apply(value));
            }
        });
        return kept;
    }
}
