package io.secnumscan.core.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a value looks like.
 *
 * @param classes of characters that occur: {@code lower}, {@code upper}, {@code digit}, {@code other}, in this order
 * @param entropy in bits, one decimal: length × Shannon entropy of its characters. An upper bound: a word of a
 *     dictionary has less.
 */
record Shape(List<String> classes, double entropy) {
    static Shape of(String value) {
        Map<Character, Integer> counts = new HashMap<>();
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean other = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            counts.merge(c, 1, Integer::sum);
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            digit |= c >= '0' && c <= '9';
            other |= !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
        }
        List<String> classes = new ArrayList<>();
        add(classes, lower, "lower");
        add(classes, upper, "upper");
        add(classes, digit, "digit");
        add(classes, other, "other");
        return new Shape(List.copyOf(classes), Math.floor(bits(counts, value.length()) * 10) / 10);
    }

    /** Bits of a character, times the length. Sorted, so that the sum does not depend on the order of a hash map. */
    private static double bits(Map<Character, Integer> counts, int length) {
        return counts.values().stream()
                .sorted()
                .mapToDouble(count -> -count * Math.log((double) count / length) / Math.log(2))
                .sum();
    }

    private static void add(List<String> classes, boolean occurs, String name) {
        if (occurs) {
            classes.add(name);
        }
    }
}
