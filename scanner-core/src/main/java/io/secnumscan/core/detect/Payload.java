package io.secnumscan.core.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Bytes as the text that they are, or hold: unpacked, and with the parts of a MIME message decoded in their places. */
final class Payload {
    /** Unpacked bytes that are looked at; start-up data may have 64 KiB. */
    private static final int MAX_UNPACKED = 1 << 22;

    private Payload() {}

    /** Start-up data as an API gives it: base64, perhaps of gzip, perhaps of MIME parts. The value itself if it is none. */
    static String userData(String value) {
        return base64(value).flatMap(Payload::text).orElse(value);
    }

    /** @return empty for bytes that are no text */
    static Optional<String> text(byte[] bytes) {
        return utf8(unpacked(bytes)).map(Payload::mime);
    }

    static Optional<byte[]> base64(String value) {
        String packed = value.replaceAll("\\s", "");
        try {
            return packed.isEmpty() ? Optional.empty() : Optional.of(Base64.getDecoder().decode(packed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] unpacked(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MAX_UNPACKED);
        } catch (IOException e) {
            return bytes;
        }
    }

    private static Optional<String> utf8(byte[] bytes) {
        int length = Math.min(bytes.length, MAX_UNPACKED);
        for (int i = 0; i < length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t'
                    && bytes[i] != 0x1b) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.of(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        }
    }

    /** Parts with Content-Transfer-Encoding base64 are decoded where they stand; everything else stays as it is. */
    private static String mime(String text) {
        String head = text.substring(0, Math.min(text.length(), 2000)).toLowerCase(Locale.ROOT);
        int boundary = head.indexOf("boundary=");
        if (boundary < 0 || !head.contains("multipart/")) {
            return text;
        }
        String name = text.substring(boundary + "boundary=".length()).lines().findFirst().orElse("");
        String bare = name.split("[;\\s]", 2)[0].replace("\"", "");
        if (bare.isEmpty()) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        for (String part : text.split("(?m)^--" + java.util.regex.Pattern.quote(bare), -1)) {
            decoded.append("--").append(bare).append(part(part));
        }
        return decoded.toString();
    }

    private static String part(String part) {
        String unix = part.replace("\r\n", "\n");
        int blank = unix.indexOf("\n\n");
        if (blank < 0
                || !unix.substring(0, blank).toLowerCase(Locale.ROOT).contains("content-transfer-encoding: base64")) {
            return part;
        }
        String body = unix.substring(blank + 2);
        return base64(body)
                .flatMap(bytes -> utf8(unpacked(bytes)))
                .map(text -> unix.substring(0, blank + 2) + text + "\n")
                .orElse(part);
    }
}
