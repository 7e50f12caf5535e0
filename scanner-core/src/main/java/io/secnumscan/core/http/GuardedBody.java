package io.secnumscan.core.http;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A body decoded, counted, digested and bounded; it remembers what went wrong, whatever its reader makes of that. */
final class GuardedBody extends Body {
    private final int call;
    private final InputStream received;
    private final @Nullable String encoding;
    private final @Nullable Instant date;
    private final long limit;
    private final MessageDigest digest = sha256();
    private @Nullable InputStream decoded;
    private @Nullable IOException trouble;
    private boolean keepDigest;
    private long bytes;

    GuardedBody(
            int call, InputStream received, Optional<String> encoding, Optional<Instant> date, long limit) {
        this.call = call;
        this.received = received;
        this.encoding = encoding.orElse(null);
        this.date = date.orElse(null);
        this.limit = limit;
    }

    /** More than the scan is willing to read in one answer. */
    static final class TooLarge extends Unfit {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super(new Text(
                    "the answer is larger than " + limit + " bytes, the most that one answer may have",
                    "la réponse dépasse " + limit + " octets, le maximum pour une réponse"));
        }
    }

    @Override
    public int call() {
        return call;
    }

    @Override
    public Optional<Instant> date() {
        return Optional.ofNullable(date);
    }

    @Override
    public void keepDigest() {
        keepDigest = true;
    }

    /** Decoded bytes so far. */
    long bytes() {
        return bytes;
    }

    Optional<IOException> trouble() {
        return Optional.ofNullable(trouble);
    }

    Optional<String> digest() {
        return keepDigest ? Optional.of(HexFormat.of().formatHex(digest.digest())) : Optional.empty();
    }

    /** Reads on to the end, so that a cut behind the reader's last byte is seen and the connection can be used again. */
    void drain() throws IOException {
        byte[] buffer = new byte[8192];
        while (read(buffer, 0, buffer.length) >= 0) {
            // only to reach the end
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (trouble != null) {
            throw trouble;
        }
        try {
            int count = decoded().read(target, offset, length);
            if (count > 0) {
                bytes += count;
                digest.update(target, offset, count);
                if (bytes > limit) {
                    throw new TooLarge(limit);
                }
            }
            return count;
        } catch (IOException e) {
            trouble = e;
            throw e;
        }
    }

    /** Nothing more is received. What was received already can still be drained: readers close before its last byte. */
    @Override
    public void close() throws IOException {
        received.close();
    }

    /** Nothing more is read: a decoder gives back its memory, which is outside of the heap. */
    void release() {
        try (received) {
            if (decoded != null) {
                decoded.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("closing a body does not fail", e);
        }
    }

    private InputStream decoded() throws IOException {
        if (decoded == null) {
            decoded = switch (encoding) {
                case null -> received;
                case "", "identity" -> received;
                case "gzip", "x-gzip" -> new GZIPInputStream(received, 1 << 15);
                default -> throw new IOException("the answer is encoded in a way that was not asked for");
            };
        }
        return decoded;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
