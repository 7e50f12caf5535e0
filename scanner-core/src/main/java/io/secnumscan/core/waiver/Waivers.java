package io.secnumscan.core.waiver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.digest.Canonical;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The waivers of an evaluation, in the order of their file: of those that match a failure the first that is valid counts. */
public record Waivers(List<Waiver> list) {
    public static final Waivers NONE = new Waivers(List.of());

    public Waivers {
        list = List.copyOf(list);
    }

    /** SHA-256 of what they say, in hexadecimal; empty when there are none. */
    public Optional<String> digest() {
        return list.isEmpty() ? Optional.empty()
                : Optional.of(Canonical.digest(new TreeMap<>(
                        java.util.Map.of("waivers", JsonNodeFactory.instance.arrayNode().addAll(nodes())))));
    }

    /** What a file says that holds them and nothing else. Read back, they have the same digest. */
    String text() {
        // JSON is YAML: each waiver on a line of its own.
        return "waivers:\n" + nodes().stream().map(node -> "  - " + node + "\n").collect(Collectors.joining());
    }

    private List<ObjectNode> nodes() {
        return list.stream().map(Waivers::node).toList();
    }

    private static ObjectNode node(Waiver waiver) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("rule", waiver.rule());
        ObjectNode select = node.putObject("select");
        waiver.select().target().ifPresent(text -> select.put("target", text));
        waiver.select().scope().ifPresent(text -> select.put("scope", text));
        waiver.select().resource().ifPresent(text -> select.put("resource", text));
        waiver.select().item().ifPresent(text -> select.put("item", text));
        return node.put("reason", waiver.reason()).put("owner", waiver.owner())
                .put("expires", waiver.expires().toString());
    }
}
