package io.secnumscan.core.http;

import java.time.Duration;

/**
 * How long the scan lets itself be held up by a service that is slow, or dead.
 *
 * @param request for one request in all, its repeats and the pauses between them included; waiting for one's turn is not
 * @param sends how often a request that timed out is sent at most
 * @param bytesPerSecond of a body, as they arrive, on the average of {@code slowFor}; time that its reader takes is not
 *     the server's
 * @param slowFor how long a body may come more slowly
 * @param silent so many requests in a row that timed out, and nothing more is asked of that part of an endpoint
 */
public record Patience(Duration request, int sends, long bytesPerSecond, Duration slowFor, int silent) {
    public static final Patience DEFAULT =
            new Patience(Duration.ofMinutes(6), 2, 1024, Duration.ofSeconds(30), 5);

    public Patience {
        if (sends < 1 || silent < 1 || !request.isPositive() || !slowFor.isPositive()) {
            throw new IllegalArgumentException("patience must be positive");
        }
    }
}
