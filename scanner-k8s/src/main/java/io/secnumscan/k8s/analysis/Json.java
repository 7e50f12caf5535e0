package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/** Reading Kubernetes' JSON, and naming what a derived resource follows from. */
final class Json {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** The text there; empty when there is none. */
    static String text(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        return value.isTextual() ? value.textValue() : "";
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    static ArrayNode array(Iterable<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    /** One entry of {@code /from}. */
    static ObjectNode origin(Resource resource) {
        return NODES.objectNode()
                .put("type", resource.type())
                .put("id", resource.id())
                .put("call", resource.call());
    }
}
