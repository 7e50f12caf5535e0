package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdSetTest {
    private final IdSet ids = new IdSet();

    @Test
    void holdsWhatWasAddedHoweverMuchItGrows() {
        IntStream.range(0, 10_000).forEach(i -> ids.add("id-" + i));

        assertTrue(IntStream.range(0, 10_000).allMatch(i -> ids.contains("id-" + i)));
    }

    @Test
    void holdsNothingElse() {
        IntStream.range(0, 10_000).forEach(i -> ids.add("id-" + i));

        assertFalse(IntStream.range(10_000, 20_000).anyMatch(i -> ids.contains("id-" + i)));
    }
}
