package io.secnumscan.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Escapes what could steer a terminal, an editor or a browser that shows the JSON as it is: control characters of both
 * ranges, marks of direction, invisible ones, line separators, and {@code <}, {@code >}, {@code &}, {@code '}. Accents stay
 * readable.
 */
final class SafeEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    SafeEscapes() {
        for (char markup : new char[]{'<', '>', '&', '\'', 0x7f}) {
            ascii[markup] = ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE, Character.UNASSIGNED ->
                    new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
            default -> null;
        };
    }
}
