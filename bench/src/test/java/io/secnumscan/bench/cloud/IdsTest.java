package io.secnumscan.bench.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.bench.cloud.Ids.Kind;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void anIdLeadsBackToItsNumber() {
        for (int number = 0; number < 10_000; number++) {
            assertEquals(number, Ids.number(Ids.uuid(Kind.PORT, number)));
        }
    }

    @Test
    void idsLookLikeNeutrons() {
        assertTrue(Ids.uuid(Kind.PORT, 7).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void kindsAndNumbersHaveIdsOfTheirOwn() {
        Set<String> ids = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (int number = 0; number < 1000; number++) {
                assertTrue(ids.add(Ids.uuid(kind, number)), kind + " " + number);
            }
        }
    }
}
