package io.secnumscan.core.http;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** The decoded body of an answer as it streams in, with the number of the call that it belongs to. */
public abstract class Body extends InputStream {
    /** Number of the call in the log, for {@code ResourceSink.add}. */
    public abstract int call();

    /** When the service says that it answered ({@code Date}), by its own clock; empty when it does not say. */
    public abstract Optional<Instant> date();

    /**
     * Says that the whole body is stored with nothing redacted, so the digest of the raw bytes may be kept. Without this
     * word it is not: a digest over a body with secrets in it would let them be guessed.
     */
    public abstract void keepDigest();
}
