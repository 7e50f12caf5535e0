package io.secnumscan.core.http;

import java.time.Duration;

/**
 * Bounds of every call. Reached bounds are causes of a partial coverage, never silent.
 *
 * @param connectTimeout to open a connection
 * @param answerTimeout from sending to the head of the answer, and between two bytes of a body
 * @param callDeadline for one attempt in all, body included
 * @param attempts how often a call is sent at most (429, 502, 503, 504, no answer, cut body)
 * @param firstPause before the second attempt; doubles with each one, up to {@code maxRetryAfter}
 * @param maxRetryAfter longest Retry-After that is waited for; a server that asks for more is not asked again
 * @param requestsPerSecond budget for each endpoint
 * @param concurrency calls under way at once for each endpoint
 * @param maxBodyBytes of one decoded answer
 * @param patience with services that are slow or dead
 * @param targetRequestsPerSecond budget for all endpoints of a target together; infinite for none
 */
public record HttpLimits(
        Duration connectTimeout,
        Duration answerTimeout,
        Duration callDeadline,
        int attempts,
        Duration firstPause,
        Duration maxRetryAfter,
        double requestsPerSecond,
        int concurrency,
        long maxBodyBytes,
        Patience patience,
        double targetRequestsPerSecond) {
    public static final HttpLimits DEFAULT = new HttpLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            20,
            4,
            1L << 30);

    public HttpLimits {
        if (attempts < 1 || concurrency < 1 || !(requestsPerSecond > 0) || maxBodyBytes < 1
                || !(targetRequestsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "attempts, concurrency, requests a second and body size must be positive");
        }
    }

    /** With the usual patience, and without a budget for the target. */
    public HttpLimits(
            Duration connectTimeout,
            Duration answerTimeout,
            Duration callDeadline,
            int attempts,
            Duration firstPause,
            Duration maxRetryAfter,
            double requestsPerSecond,
            int concurrency,
            long maxBodyBytes) {
        this(connectTimeout, answerTimeout, callDeadline, attempts, firstPause, maxRetryAfter, requestsPerSecond,
                concurrency, maxBodyBytes, Patience.DEFAULT, Double.POSITIVE_INFINITY);
    }

    /** The pause before the attempt after number {@code attempt} (from 1), without jitter: runs must be repeatable. */
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause.compareTo(maxRetryAfter) < 0 ? pause : maxRetryAfter;
    }

    public HttpLimits withRequestsPerSecond(double budget) {
        return new HttpLimits(
                connectTimeout, answerTimeout, callDeadline, attempts, firstPause, maxRetryAfter, budget, concurrency,
                maxBodyBytes, patience, targetRequestsPerSecond);
    }

    public HttpLimits withConcurrency(int calls) {
        return new HttpLimits(
                connectTimeout, answerTimeout, callDeadline, attempts, firstPause, maxRetryAfter, requestsPerSecond,
                calls, maxBodyBytes, patience, targetRequestsPerSecond);
    }

    public HttpLimits withAnswerTimeout(Duration timeout) {
        return new HttpLimits(
                connectTimeout, timeout, callDeadline, attempts, firstPause, maxRetryAfter, requestsPerSecond,
                concurrency, maxBodyBytes, patience, targetRequestsPerSecond);
    }

    public HttpLimits withPatience(Patience other) {
        return new HttpLimits(
                connectTimeout, answerTimeout, callDeadline, attempts, firstPause, maxRetryAfter, requestsPerSecond,
                concurrency, maxBodyBytes, other, targetRequestsPerSecond);
    }

    public HttpLimits withTargetRequestsPerSecond(double budget) {
        return new HttpLimits(
                connectTimeout, answerTimeout, callDeadline, attempts, firstPause, maxRetryAfter, requestsPerSecond,
                concurrency, maxBodyBytes, patience, budget);
    }
}
