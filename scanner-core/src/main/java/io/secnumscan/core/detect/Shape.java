package io.secnumscan.core.detect;

import java.util.HashMap;
import java.util.Map;

/**
 * What a value looks like.
 *
 * @param classes how many of lower case, upper case, digits and others occur, 0 to 4
 * @param entropy Shannon entropy of its characters, in bits a character, two decimals, rounded down. Times the length it
 *     is an upper bound of the bits that guessing takes: a word of a dictionary has less.
 */
record Shape(int classes, double entropy) {
    static Shape of(String value) {
        Map<Character, Integer> counts = new HashMap<>();
        int classes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            counts.merge(c, 1, Integer::sum);
            classes |= 1 << classOf(c);
        }
        return new Shape(Integer.bitCount(classes), Math.floor(bits(counts, value.length()) * 100) / 100);
    }

    private static int classOf(char c) {
        if (c >= 'a' && c <= 'z') {
            return 0;
        }
        if (c >= 'A' && c <= 'Z') {
            return 1;
        }
        return c >= '0' && c <= '9' ? 2 : 3;
    }

    /** Sorted, so that the sum does not depend on the order of a hash map. */
    private static double bits(Map<Character, Integer> counts, int length) {
        return counts.values().stream()
                .sorted()
                .mapToDouble(count -> -count * Math.log((double) count / length) / Math.log(2) / length)
                .sum();
    }
}
