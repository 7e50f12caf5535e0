package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Reading policies' JSON. */
final class Json {
    private Json() {}

    static boolean any(JsonNode list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(test);
    }

    /** Whether an object has no other members than these. */
    static boolean onlyHas(JsonNode object, Set<String> members) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .allMatch(members::contains);
    }
}
