package io.secnumscan.core.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fixed words with places between them. Of several ways to fill the places the one with the shortest first is taken, then
 * that with the shortest second. Takes a time that grows with the length of the text, and not faster: names in a reason are
 * as long as somebody chose them.
 *
 * @param words one more than places, the first and the last may be empty
 */
record Template(List<String> words, List<Place> places) {
    private static final int NONE = Integer.MAX_VALUE;

    Template {
        words = List.copyOf(words);
        places = List.copyOf(places);
    }

    /** What stands in the places; empty when the text is none of these. */
    Optional<List<String>> fill(String text) {
        if (!text.startsWith(words.getFirst()) || !text.endsWith(words.getLast())) {
            return Optional.empty();
        }
        if (places.isEmpty()) {
            return text.equals(words.getFirst()) ? Optional.of(List.of()) : Optional.empty();
        }
        List<int[]> ends = new ArrayList<>();
        int[] behind = onlyTheEnd(text.length());
        for (int place = places.size() - 1; place >= 0; place--) {
            behind = ends(text, place, behind);
            ends.addFirst(behind);
        }
        return filled(text, ends);
    }

    private Optional<List<String>> filled(String text, List<int[]> ends) {
        List<String> values = new ArrayList<>();
        int at = words.getFirst().length();
        for (int place = 0; place < places.size(); place++) {
            int end = ends.get(place)[at];
            if (end == NONE) {
                return Optional.empty();
            }
            values.add(text.substring(at, end));
            at = end + words.get(place + 1).length();
        }
        return Optional.of(values);
    }

    private static int[] onlyTheEnd(int length) {
        int[] ends = new int[length + 1];
        Arrays.fill(ends, 0, length, NONE);
        return ends;
    }

    /**
     * Where the place ends that begins at each character.
     *
     * @param behind the same of the next place: {@link #NONE} where it can't begin
     */
    private int[] ends(String text, int place, int[] behind) {
        Place kind = places.get(place);
        String word = words.get(place + 1);
        int[] ends = new int[text.length() + 1];
        int[] next = new int[text.length() + 2];
        next[text.length() + 1] = NONE;
        int furthest = text.length();
        for (int at = text.length(); at >= 0; at--) {
            int after = at + word.length();
            next[at] = text.startsWith(word, at) && behind[after] != NONE ? at : next[at + 1];
            furthest = at < text.length() && kind.ends(text, at) ? at : furthest;
            int least = at < text.length() ? kind.least(text, at) : 0;
            int end = least > 0 && at + least <= text.length() ? next[at + least] : NONE;
            ends[at] = end <= furthest ? end : NONE;
        }
        return ends;
    }
}
