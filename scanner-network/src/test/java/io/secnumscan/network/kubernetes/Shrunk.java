package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A cluster that fails, with as little in it as goes. */
record Shrunk(Predicate<List<ObjectNode>> fails) {
    List<ObjectNode> of(List<ObjectNode> objects) {
        List<ObjectNode> small = new ArrayList<>(objects);
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = small.size() - 1; i >= 0; i--) {
                List<ObjectNode> without = new ArrayList<>(small);
                ObjectNode removed = without.remove(i);
                boolean needed = Set.of("Namespace", "Node").contains(removed.path("kind").asText())
                        || removed.at("/metadata/namespace").asText().equals("kube-system");
                if (!needed && fails.test(without)) {
                    small = without;
                    smaller = true;
                }
            }
            smaller |= shrinkLists(small);
        }
        return small;
    }

    private boolean shrinkLists(List<ObjectNode> objects) {
        List<ArrayNode> lists = new ArrayList<>();
        objects.stream()
                .filter(one -> one.path("kind").asText().endsWith("Policy"))
                .forEach(one -> visit(one.path("spec"), lists::add));
        objects.stream()
                .filter(one -> one.path("kind").asText().equals("EndpointSlice"))
                .forEach(one -> visit(one, lists::add));
        boolean smaller = false;
        for (ArrayNode list : lists) {
            for (int i = list.size() - 1; i >= 0; i--) {
                JsonNode removed = list.remove(i);
                if (fails.test(objects)) {
                    smaller = true;
                } else {
                    list.insert(i, removed);
                }
            }
        }
        return smaller;
    }

    private static void visit(JsonNode node, Consumer<ArrayNode> lists) {
        if (node instanceof ArrayNode list) {
            lists.accept(list);
        }
        node.forEach(inner -> visit(inner, lists));
    }

    static String text(List<ObjectNode> objects) {
        StringBuilder text = new StringBuilder();
        objects.forEach(one -> text.append(one).append('\n'));
        return text.toString();
    }
}
