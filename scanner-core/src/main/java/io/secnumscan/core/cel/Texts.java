package io.secnumscan.core.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.List;

/** Values as messages show them: short, on one line, and harmless to a terminal. */
final class Texts {
    /** Characters of one value that a message shows. */
    private static final int SHOWN = 200;

    /** Elements of a list that a message shows. */
    private static final int LISTED = 20;

    private Texts() {}

    static String of(Object value, Wording wording) {
        return switch (value) {
            case NullValue _ -> wording.nothing();
            case Unread _ -> wording.unread();
            case Boolean truth -> wording.truth(truth);
            case Sequence list -> list(list, wording);
            case FreeMap map -> clean(map.node().toString(), SHOWN);
            case JsonNode json -> clean(json.isValueNode() ? json.asText() : json.toString(), SHOWN);
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                    Long.toString(number.longValue());
            default -> clean(value.toString(), SHOWN);
        };
    }

    /** What was seen, then that something is missing; a value that may not belong to the list has a question mark. */
    private static String list(Sequence list, Wording wording) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(list.seen(), LISTED); i++) {
            shown.add(of(list.at(i), wording) + (list.doubt(i) == null ? "" : "?"));
        }
        if (list.more() != null) {
            shown.add(wording.unread());
        }
        if (shown.isEmpty()) {
            return wording.nothing();
        }
        return String.join(", ", shown) + (list.seen() > LISTED ? ", …" : "");
    }

    /**
     * Names and values come from tenants: control characters, line ends and marks that turn the direction of writing become
     * a space or a question mark.
     */
    static String clean(String text, int length) {
        StringBuilder clean = new StringBuilder();
        int points = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (points++ == length) {
                return clean.append('…').toString();
            }
            clean.appendCodePoint(shown(text.codePointAt(i)));
        }
        return clean.toString();
    }

    private static int shown(int point) {
        if (Character.isWhitespace(point)) {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> '?';
            default -> point;
        };
    }
}
