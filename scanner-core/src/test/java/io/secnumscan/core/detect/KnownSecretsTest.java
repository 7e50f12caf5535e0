package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the run knows to be a secret is hidden for being known, whatever it looks like. */
class KnownSecretsTest {
    private static final String ODD = "tr\u00e9s <long> & \"odd\"/pass'phrase\\here";
    private final Detectors detectors = Detectors.create();

    static Stream<String> spellings() {
        return Stream.of("harmless words of a passphrase", ODD, "0123456789")
                .flatMap(secret -> Disguises.of(secret).stream());
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void everySpellingIsHidden(String spelling) {
        List.of("harmless words of a passphrase", ODD, "0123456789").forEach(detectors::remember);

        String message = detectors.message("the service said: " + spelling + ", and no more");

        assertFalse(message.contains(spelling), message);
        assertTrue(message.startsWith("the service said: ") && message.endsWith(", and no more"), message);
    }

    @Test
    void halfOfALongTokenIsHiddenToo() {
        String token = "3f1c9a7e5d2b4860a1b2c3d4e5f60718293a4b5c";
        detectors.remember(token);

        assertTrue(detectors.message("no token " + token.substring(0, 20) + "…")
                .matches("no token \\[removed:credential:40:[0-9a-f]{8}]…"));
    }

    @Test
    void aShortOneIsHiddenAsAWordAndLeftInsideAnother() {
        detectors.remember("north");

        assertTrue(detectors.message("login north refused in northern region")
                .matches("login \\[removed:credential:5:[0-9a-f]{8}] refused in northern region"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "secret", "default", "abc"})
    void whatStandsInEverySecondMessageStays(String word) {
        detectors.remember(word);

        assertEquals("check " + word + " and try again", detectors.message("check " + word + " and try again"));
    }

    @Test
    void oneLineOfAKeyIsHidden() {
        detectors.remember(
                "-----BEGIN X-----\nbGluZSBvbmUgb2YgYSBtYWRlIHVwIGtleQ\nbGluZSB0d28gb2YgYSBtYWRlIHVwIGtleQ\n");

        assertFalse(detectors.message("parse error at 'bGluZSB0d28gb2YgYSBtYWRlIHVwIGtleQ'").contains("bGluZSB0d28"));
    }

    @Test
    void aNameThatPromisesNoSecretIsNotRemembered() {
        detectors.remember("Accept", "application/json;as=Table");

        assertEquals("no application/json;as=Table", detectors.message("no application/json;as=Table"));
    }

    @Test
    void aTextWithoutSecretsIsTheSameText() {
        detectors.remember("something-else-entirely");
        String text = "pods is forbidden: User \"auditor\" cannot list resource \"pods\"";

        assertSame(text, detectors.message(text));
    }

    @Test
    void detectorsLookAtMessagesAsWell() {
        assertFalse(detectors.message("cannot log in with password=hunter2-of-somebody").contains("hunter2"));
    }

    @Test
    void storedTextsKeepShortWordsThatHappenToBeAPassword() {
        detectors.remember("admin");

        assertEquals("the token of admin", detectors.redact("the token of admin"));
    }

    @Test
    void storedTextsLoseLongOnes() {
        detectors.remember("correct horse battery staple");

        assertFalse(detectors.redact("the secret is correct horse battery staple").contains("horse"));
    }
}
