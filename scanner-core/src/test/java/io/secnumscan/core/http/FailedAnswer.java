package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.coverage.Cause;

/** What became of a call that failed, with its message in English. */
record FailedAnswer(int call, Cause cause, String message) {
    static void assertFailed(int call, Cause cause, String message, ApiAnswer answer) {
        ApiAnswer.Failure failure = assertInstanceOf(ApiAnswer.Failure.class, answer);
        assertEquals(
                new FailedAnswer(call, cause, message),
                new FailedAnswer(failure.call(), failure.cause(), failure.message().en()));
    }
}
