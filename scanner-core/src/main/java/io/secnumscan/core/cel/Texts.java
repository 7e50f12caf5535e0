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

    /** In place of a list without elements, so that no sentence ends in a colon. */
    private static final String NOTHING = "–";

    private Texts() {}

    static String of(Object value) {
        return switch (value) {
            case NullValue _ -> "null";
            case Unread unread -> clean(unread.toString(), SHOWN);
            case Sequence list -> list(list);
            case FreeMap map -> clean(map.node().toString(), SHOWN);
            case JsonNode json -> clean(json.isValueNode() ? json.asText() : json.toString(), SHOWN);
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                    Long.toString(number.longValue());
            default -> clean(value.toString(), SHOWN);
        };
    }

    /** What was seen, then the names of what is missing; a value that may not belong to the list has a question mark. */
    private static String list(Sequence list) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(list.seen(), LISTED); i++) {
            shown.add(of(list.at(i)) + (list.doubt(i) == null ? "" : "?"));
        }
        Unread more = list.more();
        if (more != null) {
            shown.add(of(more));
        }
        return joined(shown, list.seen() > LISTED);
    }

    private static String joined(List<String> shown, boolean cut) {
        return shown.isEmpty() ? NOTHING : String.join(", ", shown) + (cut ? ", …" : "");
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
