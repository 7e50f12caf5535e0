package io.secnumscan.core.http;

/**
 * Sends read-only calls to one target with one identity's transport (CA, client certificate, proxy). Thread-safe;
 * callers block (virtual threads).
 *
 * <p>Only GET and HEAD leave it, and what the platform's allow-list names. Redirects are followed to the same origin
 * only. Bodies are decoded (gzip), bounded and timed. 429, 502, 503, 504 and calls without an answer are sent again
 * within {@link HttpLimits}, with {@code Retry-After} honoured; every attempt is a call of its own in the log.
 */
public interface ApiClient extends AutoCloseable {
    /**
     * Sends and reads one call, again where that helps.
     *
     * @throws IllegalArgumentException for a request that is no read: nothing is sent
     * @throws IllegalStateException when called from within a {@link BodyReader}
     */
    ApiAnswer send(ApiRequest request, BodyReader reader);

    @Override
    void close();
}
