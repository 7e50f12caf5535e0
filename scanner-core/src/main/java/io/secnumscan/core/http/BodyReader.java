package io.secnumscan.core.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the body of a 2xx as it streams in. It may be called again, from the start, when the call is retried after a
 * failure in mid-body: a reader that hands rows on must therefore keep them until {@link ApiAnswer.Success}, or be used
 * with {@code attempts} 1 for the body.
 */
@FunctionalInterface
public interface BodyReader {
    /** @throws IOException for a body that is not what it should be; the call then ends as unreadable or truncated */
    void read(InputStream body) throws IOException;
}
