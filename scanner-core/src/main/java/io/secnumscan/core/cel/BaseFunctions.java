package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Functions of no platform.
 *
 * <ul>
 *   <li>{@code time.daysBetween(from, to)}: whole days of 24 hours from one timestamp to another, negative when the second is
 *       earlier, rounded toward zero.
 *   <li>{@code time.secondsBetween(from, to)}: whole seconds, likewise.
 *   <li>{@code time.parse(text)}: a timestamp in a text (an annotation, an option), RFC 3339 or OpenStack's zone-less UTC; null
 *       for null and for what is no timestamp.
 *   <li>{@code map.get(map, key)}: the text under a free key (a label, an annotation, an extra spec), numbers and bools as JSON
 *       writes them; null for a key that is not there.
 *   <li>{@code map.keys(map)}: the keys, sorted.
 *   <li>{@code json.int(json)}: the number where an API writes a number or a name (a target port); null for anything else.
 *   <li>{@code json.text(json)}: the name there; null for anything else.
 *   <li>{@code text.lower(text)}: in lower case, independent of the locale, for words that an API compares without case.
 *   <li>{@code text.word(text)}: a word that a person typed, in lower case and without spaces around it; null for null and
 *       when nothing is left, so that two spellings of one word are one and none is none.
 * </ul>
 */
final class BaseFunctions implements FunctionLibrary {
    private static final List<Function> ALL = List.of(
            Function.named("time.daysBetween")
                    .takes(Shape.TIMESTAMP, Shape.TIMESTAMP)
                    .returns(Shape.INT)
                    .as(given -> Duration.between(given.timestamp(0), given.timestamp(1)).toDays()),
            Function.named("time.secondsBetween")
                    .takes(Shape.TIMESTAMP, Shape.TIMESTAMP)
                    .returns(Shape.INT)
                    .as(given -> Duration.between(given.timestamp(0), given.timestamp(1)).toMillis() / 1000),
            Function.named("time.parse")
                    .takes(Shape.nullable(Shape.TEXT))
                    .returns(Shape.nullable(Shape.TIMESTAMP))
                    .as(given -> given.optional(0, String.class).map(Timestamps::parse)),
            Function.named("map.get")
                    .takes(Shape.FREE_MAP, Shape.TEXT)
                    .returns(Shape.nullable(Shape.TEXT))
                    .as(given -> given.map(0).text(given.text(1))),
            Function.named("map.keys")
                    .takes(Shape.FREE_MAP)
                    .returns(Shape.listOf(Shape.TEXT))
                    .as(given -> List.copyOf(given.map(0).keys())),
            Function.named("json.int")
                    .takes(Shape.JSON)
                    .returns(Shape.nullable(Shape.INT))
                    .as(given -> Optional.of(given.json(0)).filter(JsonNode::canConvertToExactIntegral)
                            .filter(JsonNode::canConvertToLong).map(JsonNode::asLong)),
            Function.named("json.text")
                    .takes(Shape.JSON)
                    .returns(Shape.nullable(Shape.TEXT))
                    .as(given -> Optional.of(given.json(0)).filter(JsonNode::isTextual).map(JsonNode::textValue)),
            Function.named("text.lower")
                    .takes(Shape.TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> given.text(0).toLowerCase(Locale.ROOT)),
            Function.named("text.word")
                    .takes(Shape.nullable(Shape.TEXT))
                    .returns(Shape.nullable(Shape.TEXT))
                    .as(given -> given.optional(0, String.class)
                            .map(text -> text.strip().toLowerCase(Locale.ROOT))
                            .filter(word -> !word.isEmpty())),
            Function.named("text.join")
                    .takes(Shape.listOf(Shape.TEXT), Shape.TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> join(given.list(0), given.text(1))));

    /** Null elements are left out; a list that is not wholly known has no text. */
    private static Object join(ValueList list, String separator) {
        return list.unknown().<Object>map(unknown -> unknown).orElseGet(() -> list.elements().stream()
                .flatMap(element -> element.text().toOptional().stream())
                .collect(Collectors.joining(separator)));
    }

    @Override
    public List<Function> functions() {
        return ALL;
    }
}
