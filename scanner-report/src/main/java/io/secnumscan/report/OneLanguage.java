package io.secnumscan.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Puts one language in the place of both, where a report has texts of ours; what targets said is left as it is. */
final class OneLanguage {
    /** Fields whose values come from a target or from the operator. */
    private static final Set<String> FOREIGN = Set.of("facts", "evidence", "params", "resource");

    private OneLanguage() {}

    /** Changes the tree, and gives what stands for it. */
    static JsonNode choose(JsonNode node, String language) {
        if (isText(node)) {
            return node.get(language);
        }
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    if (!FOREIGN.contains(field.getKey())) {
                        field.setValue(choose(field.getValue(), language));
                    }
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, choose(array.get(i), language));
                }
            }
            default -> {
                // a value that is no text in two languages
            }
        }
        return node;
    }

    private static boolean isText(JsonNode node) {
        return node.size() == 2 && node.path("en").isTextual() && node.path("fr").isTextual();
    }
}
