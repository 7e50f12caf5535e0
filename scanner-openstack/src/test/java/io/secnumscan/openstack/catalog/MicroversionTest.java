package io.secnumscan.openstack.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MicroversionTest {
    @Test
    void minorVersionsAreNumbersAndNoDecimals() {
        assertTrue(new Microversion(2, 9).compareTo(new Microversion(2, 10)) < 0);
    }

    @Test
    void anEmptyVersionIsNone() {
        assertEquals(Optional.empty(), Microversion.parse(""));
    }
}
