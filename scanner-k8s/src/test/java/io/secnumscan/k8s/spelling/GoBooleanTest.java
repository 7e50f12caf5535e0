package io.secnumscan.k8s.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoBooleanTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "TRUE", "True"})
    void sixSpellingsAreTrue(String text) {
        assertEquals(Optional.of(true), GoBoolean.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "FALSE", "False"})
    void sixSpellingsAreFalse(String text) {
        assertEquals(Optional.of(false), GoBoolean.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " true", "tRUE", "yes", "on", "2", "off"})
    void nothingElseIsABoolean(String text) {
        assertEquals(Optional.empty(), GoBoolean.of(text));
    }
}
