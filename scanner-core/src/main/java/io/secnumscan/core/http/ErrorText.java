package io.secnumscan.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an API says in an answer that is not a success, made short and harmless. */
final class ErrorText {
    private static final int MAX_BODY = 1 << 16;
    private static final int MAX_TEXT = 300;
    private static final List<String> NAMES = List.of("message", "faultstring", "description", "title", "detail");
    /** Long runs without a space are ids at best and credentials at worst. */
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/=_.~-]{65,}");

    private ErrorText() {}

    /** @param hidden takes secrets out of a text: an API may quote what it was sent, or what it keeps */
    static String of(InputStream body, UnaryOperator<String> hidden) {
        try {
            byte[] bytes = body.readNBytes(MAX_BODY);
            return clean(message(bytes).orElseGet(() -> plain(bytes)), hidden);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * One line without control characters, at most 300 characters. Secrets go first, while they are whole, and once more when
     * no invisible character parts a name from its value any longer.
     */
    static String clean(String text, UnaryOperator<String> hidden) {
        return clean(hidden.apply(line(hidden.apply(text))));
    }

    /** The same for texts of this platform's own libraries. */
    static String clean(String text) {
        String line = LONG_WORD.matcher(line(text)).replaceAll("…");
        return line.length() <= MAX_TEXT ? line : line.substring(0, MAX_TEXT) + "…";
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\s]]", "").replaceAll("\\s+", " ").strip();
    }

    private static Optional<String> message(byte[] bytes) {
        try {
            JsonNode tree = JsonPage.JSON.readTree(bytes);
            return named(tree).or(() -> below(tree).flatMap(child -> named(child).stream()).findFirst());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** OpenStack wraps its message once, in an object named after the error. */
    private static Stream<JsonNode> below(JsonNode tree) {
        return tree.isObject() ? StreamSupport.stream(tree.spliterator(), false).filter(JsonNode::isObject)
                : Stream.of();
    }

    private static Optional<String> named(JsonNode node) {
        return NAMES.stream()
                .map(node::path)
                .filter(value -> value.isTextual() && !value.textValue().isBlank())
                .map(JsonNode::textValue)
                .findFirst();
    }

    /** A page of markup says nothing that fits on a line. */
    private static String plain(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.startsWith("<") || text.startsWith("{") ? "" : text;
    }
}
