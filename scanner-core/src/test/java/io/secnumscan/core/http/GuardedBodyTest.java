package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GuardedBodyTest {
    private static GuardedBody gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new GuardedBody(1, new ByteArrayInputStream(packed.toByteArray()), Optional.of("gzip"), Optional.empty(),
                1000);
    }

    /** The bytes are still there to be had: it is the decoder that was closed, and its memory given back. */
    @Test
    void aReleasedBodyHasClosedItsDecoder() throws IOException {
        GuardedBody body = gzip("ab");
        assertEquals('a', body.read());

        body.release();

        assertThrows(IOException.class, body::read);
    }

    @Test
    void aReleasedBodyHasClosedWhatWasReceivedThoughNothingWasRead() {
        boolean[] closed = {false};
        InputStream received = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        new GuardedBody(1, received, Optional.of("gzip"), Optional.empty(), 1000).release();

        assertTrue(closed[0]);
    }
}
