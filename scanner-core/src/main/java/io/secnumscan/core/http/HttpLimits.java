package io.secnumscan.core.http;

import java.time.Duration;

/**
 * Bounds of every call. Reached bounds are causes of a partial coverage, never silent.
 *
 * @param connectTimeout to open a connection
 * @param answerTimeout from sending to the first byte, and between two bytes of a body
 * @param callDeadline for one call in all, body included
 * @param attempts how often a call is sent at most (429, 502, 503, 504, no answer)
 * @param maxRetryAfter longest Retry-After that is waited for
 * @param requestsPerSecond budget for each endpoint
 * @param concurrency calls under way at once for each endpoint
 * @param maxBodyBytes of one decoded answer
 */
public record HttpLimits(
        Duration connectTimeout,
        Duration answerTimeout,
        Duration callDeadline,
        int attempts,
        Duration maxRetryAfter,
        double requestsPerSecond,
        int concurrency,
        long maxBodyBytes) {
    public static final HttpLimits DEFAULT = new HttpLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            4,
            Duration.ofSeconds(60),
            20,
            4,
            1L << 30);
}
