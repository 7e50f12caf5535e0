package io.secnumscan.core.http;

import java.io.IOException;

/**
 * Reads the body of an answer as it streams in, on the thread that called {@link ApiClient#send}. It is called again,
 * from the start, when the call is retried after a failure in mid-body: a reader that hands rows on must therefore drop
 * those of the earlier attempt ({@code ResourceSink.discardPage}). It must not send calls itself, since it holds one of
 * the endpoint's places; the client refuses that.
 */
@FunctionalInterface
public interface BodyReader {
    /** @throws IOException for a body that is not what it should be; the call then ends as unreadable or truncated */
    void read(Body body) throws IOException;
}
