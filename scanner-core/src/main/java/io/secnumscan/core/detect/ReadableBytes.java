package io.secnumscan.core.detect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Bytes as the text that they are: UTF-8, UTF-16 and UTF-32 with their mark, UTF-16 without it, else Latin-1. */
final class ReadableBytes {
    /** Bytes from the beginning that tell which of two is always zero. */
    private static final int SAMPLE = 4096;
    /** Of a text in Latin-1, most letters are ASCII; of packed bytes, half are above it. */
    private static final double MOST_ABOVE_ASCII = 0.3;

    private ReadableBytes() {}

    /** @return empty for bytes that are no text */
    static Optional<String> text(byte[] bytes, int length) {
        Optional<Charset> wide = wide(bytes, length);
        if (wide.isPresent()) {
            return decoded(bytes, length, wide.get()).filter(text -> text.chars().noneMatch(ReadableBytes::isControl));
        }
        int above = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                above++;
            } else if (isControl(bytes[i])) {
                return Optional.empty();
            }
        }
        Optional<String> utf8 = decoded(bytes, length, StandardCharsets.UTF_8);
        return utf8.isPresent() || above > length * MOST_ABOVE_ASCII
                ? utf8
                : Optional.of(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> decoded(byte[] bytes, int length, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
            return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int c) {
        return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b;
    }

    private static Optional<Charset> wide(byte[] bytes, int length) {
        if (begins(bytes, length, 0xff, 0xfe, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (begins(bytes, length, 0, 0, 0xfe, 0xff)) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (begins(bytes, length, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, length, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        int[] zeros = new int[2];
        int sample = Math.min(length, SAMPLE) & ~1;
        for (int i = 0; i < sample; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int most = sample / 4;
        if (most > 0 && zeros[1] >= most && zeros[0] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return most > 0 && zeros[0] >= most && zeros[1] == 0 ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int length, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
