package io.secnumscan.openstack.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatedBitsTest {
    private static final String DIGITS = "0123456789";
    private static final String HEXADECIMAL = DIGITS + "abcdef";
    private static final String BASE64 = DIGITS + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/";

    /** The seed is fixed: what holds here holds in each run. */
    @ParameterizedTest
    @CsvSource({"39, " + DIGITS, "32, " + HEXADECIMAL, "22, " + BASE64, "64, " + HEXADECIMAL, "44, " + BASE64})
    void aRandomTextOf128BitsOrMoreIsNeverCalledWeak(int length, String alphabet) {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(length, 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            assertTrue(bits(text.toString()) >= 105, text::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"abc123", "Tr0ub4dor&3", "Passw0rd!Passw0rd!", "changemechangemechangemechangeme",
            "aaaaaaaaaaaaaaaaaaaaaaaa"})
    void aWordThatPeopleTypeIsCalledWeak(String word) {
        assertTrue(bits(word) < 105, () -> word + " " + bits(word));
    }

    @Test
    void nothingIsWorthNothing() {
        assertEquals(0, bits(""));
        assertEquals(0, bits("x"));
    }

    @Test
    void aLongTextIsStillEstimated() {
        long bits = new EstimatedBits(1_000_000, 4, 6.5).bits();

        assertTrue(bits > 6_000_000 && bits < 7_000_000, () -> Long.toString(bits));
    }

    /** As the detectors measure it. */
    private static long bits(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        double entropy = counts.values().stream()
                .mapToDouble(count -> -count * Math.log((double) count / text.length()) / Math.log(2) / text.length())
                .sum();
        long classes = text.chars()
                .map(c -> Character.isLowerCase(c) ? 0 : Character.isUpperCase(c) ? 1 : Character.isDigit(c) ? 2 : 3)
                .distinct()
                .count();
        return new EstimatedBits(text.length(), classes, Math.floor(entropy * 100) / 100).bits();
    }
}
