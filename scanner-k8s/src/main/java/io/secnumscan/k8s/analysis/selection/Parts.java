package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Parts of a policy's JSON. */
final class Parts {
    private Parts() {}

    static boolean none(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Whether it is a list of such elements, or none at all. */
    static boolean list(JsonNode node, Predicate<JsonNode> element) {
        return none(node) || node.isArray() && !any(node, element.negate());
    }

    static boolean any(JsonNode list, Predicate<JsonNode> test) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(test);
    }
}
