package io.secnumscan.core.detect;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * A text without characters that nobody sees and with letters of other widths as plain ones, so that a name is found
 * however it is spelt; it knows where each of its characters stood.
 */
final class Disguise {
    private final String source;
    private final String text;
    private final int[] places;

    private Disguise(String source, String text, int[] places) {
        this.source = source;
        this.text = text;
        this.places = places;
    }

    /** Whether a character may be a part of one. */
    static boolean mayBe(char c) {
        return c >= 0x80 && (c == 0xad || c == 0x61c || c == 0x180e || c >= 0x200b && c <= 0x200f
                || c >= 0x202a && c <= 0x202e || c >= 0x2060 && c <= 0x206f || c == 0xfeff || c >= 0xff01 && c <= 0xff5e
                || c == 0xd835 || c >= 0x2460 && c <= 0x24ff);
    }

    /** The same text where there is nothing of the kind in it. */
    static Disguise of(String text) {
        return text.chars().anyMatch(c -> mayBe((char) c)) ? undone(text) : new Disguise(text, text, new int[0]);
    }

    String text() {
        return text;
    }

    /** A match in {@link #text}, as one in the text that this was made of. */
    Match original(Match match) {
        return places.length == 0 ? match
                : new Match(match.kind(), match.name(), begin(places[match.start()]),
                        places[match.end() - 1] + 1);
    }

    /** Before both halves of a character. */
    private int begin(int last) {
        return last > 0 && Character.isLowSurrogate(source.charAt(last)) ? last - 1 : last;
    }

    List<Match> original(List<Match> matches) {
        return matches.stream().map(this::original).toList();
    }

    private static Disguise undone(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int[] places = new int[text.length() + 16];
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            if (Character.getType(c) != Character.FORMAT) {
                int from = plain.length();
                String one = text.substring(i, i + width);
                plain.append(c < 0x80 ? one : Normalizer.normalize(one, Normalizer.Form.NFKC));
                if (plain.length() > places.length) {
                    places = Arrays.copyOf(places, plain.length() * 2);
                }
                Arrays.fill(places, from, plain.length(), i + width - 1);
            }
            i += width;
        }
        return new Disguise(text, plain.toString(), places);
    }
}
