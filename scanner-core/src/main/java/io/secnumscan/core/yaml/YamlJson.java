package io.secnumscan.core.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * YAML as the JSON that it stands for. Unquoted {@code true}, {@code false}, {@code null}, {@code ~}, nothing, and numbers
 * as JSON writes them are what they look like; everything else ({@code yes}, {@code 012}, {@code 1_000}, dates) is text.
 */
public final class YamlJson {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,40})(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");

    private YamlJson() {}

    public static JsonNode of(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> ofScalar(scalar);
            case YamlList list -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                list.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case YamlMap map -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                map.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
                yield object;
            }
        };
    }

    private static JsonNode ofScalar(YamlScalar scalar) {
        String text = scalar.text();
        if (!scalar.isPlain()) {
            return TextNode.valueOf(text);
        }
        if (scalar.isNull()) {
            return NullNode.getInstance();
        }
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (INTEGER.matcher(text).matches()) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        return NUMBER.matcher(text).matches() ? DecimalNode.valueOf(new BigDecimal(text)) : TextNode.valueOf(text);
    }
}
