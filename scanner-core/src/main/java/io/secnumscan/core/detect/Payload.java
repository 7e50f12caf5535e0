package io.secnumscan.core.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Bytes as the text that they are, or hold: unpacked, and with the parts of a MIME message decoded in their places.
 *
 * @param text what is searched
 * @param whole whether that is all there is: a part that could not be decoded was not searched
 */
record Payload(String text, boolean whole) {
    /** Unpacked bytes that are looked at; start-up data may have 64 KiB. */
    private static final int MAX_UNPACKED = 1 << 22;
    /** A text that is base64 once more. */
    private static final int MAX_LAYERS = 4;

    private static final int SHORTEST_LAYER = Suspicion.LONG_RUN;

    /** Start-up data as an API gives it: base64, perhaps of gzip, perhaps of MIME parts. The value itself if it is none. */
    static Payload userData(String value) {
        Payload payload = new Payload(value, true);
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            if (layer > 0 && payload.text().length() < SHORTEST_LAYER) {
                return payload;
            }
            Optional<byte[]> bytes = base64(payload.text());
            if (bytes.isEmpty()) {
                return payload;
            }
            Payload outer = payload;
            payload = of(bytes.get()).map(inner -> new Payload(inner.text(), inner.whole() && outer.whole()))
                    .orElse(new Payload(outer.text(), false));
            if (payload.text().equals(outer.text())) {
                return payload;
            }
        }
        return payload;
    }

    /** @return empty for bytes that are no text */
    static Optional<String> text(byte[] bytes) {
        return of(bytes).map(Payload::text);
    }

    /** @return empty for bytes that are no text */
    static Optional<Payload> of(byte[] bytes) {
        return unpacked(bytes).map(payload -> {
            Payload parts = MimeParts.decoded(payload.text());
            return new Payload(parts.text(), parts.whole() && payload.whole());
        });
    }

    /** The same for bytes that are one part of a message. */
    static Optional<Payload> unpacked(byte[] bytes) {
        byte[] plain = gunzip(bytes);
        int length = Math.min(plain.length, MAX_UNPACKED);
        return ReadableBytes.text(plain, length).map(text -> new Payload(text, length == plain.length));
    }

    /** In either alphabet. */
    static Optional<byte[]> base64(String value) {
        String packed = value.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
        try {
            return packed.isEmpty() ? Optional.empty() : Optional.of(Base64.getDecoder().decode(packed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] gunzip(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MAX_UNPACKED + 1);
        } catch (IOException e) {
            return bytes;
        }
    }
}
