package io.secnumscan.core.cel;

import java.util.ArrayList;
import java.util.List;

/** Splits a message into text and the expressions in its braces. */
final class TemplateText {
    /** A piece of a message. */
    sealed interface Part {}

    record Text(String text) implements Part {}

    /** @param start offset of the expression in the message */
    record Code(String code, int start) implements Part {}

    /** @param start offset of a brace that is never closed */
    record Unclosed(int start) implements Part {}

    private TemplateText() {}

    static List<Part> split(String message) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < message.length(); i++) {
            if (message.charAt(i) != '{') {
                text.append(message.charAt(i));
            } else if (message.startsWith("{{", i)) {
                text.append('{');
                i++;
            } else {
                parts.add(new Text(text.toString()));
                text.setLength(0);
                int end = end(message, i + 1);
                parts.add(end < 0 ? new Unclosed(i) : new Code(message.substring(i + 1, end), i + 1));
                i = end < 0 ? message.length() : end;
            }
        }
        parts.add(new Text(text.toString()));
        return parts;
    }

    /** Offset of the brace that closes the expression; braces and quotes inside it are its own. */
    private static int end(String message, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < message.length(); i++) {
            char c = message.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
