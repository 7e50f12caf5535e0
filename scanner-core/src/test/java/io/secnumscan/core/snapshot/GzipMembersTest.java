package io.secnumscan.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

/** The JDK's own streams are the oracle. */
class GzipMembersTest {
    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    @Test
    void unpacksWhatTheJdkUnpacks() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int member = random.nextInt(5); member >= 0; member--) {
                byte[] content = new byte[random.nextInt(3) == 0 ? random.nextInt(40_000) : random.nextInt(10)];
                random.nextBytes(content);
                file.write(gzip(content));
            }
            byte[] expected = new GZIPInputStream(new ByteArrayInputStream(file.toByteArray())).readAllBytes();
            GzipMembers members = new GzipMembers(new ByteArrayInputStream(file.toByteArray()));

            assertArrayEquals(expected, members.readAllBytes());
            assertEquals(file.size(), members.wholeBytes());
        }
    }

    @Test
    void aFlippedBitNeverGivesOtherContent() throws IOException {
        byte[] content = "{\"a\":1}\n{\"b\":2}\n".getBytes(StandardCharsets.UTF_8);
        byte[] whole = gzip(content);
        int refused = 0;
        for (int i = 0; i < whole.length * 8; i++) {
            byte[] damaged = whole.clone();
            damaged[i / 8] ^= (byte) (1 << i % 8);
            try {
                // A few bits carry nothing: time, system, the filling behind the last code.
                assertArrayEquals(content, new GzipMembers(new ByteArrayInputStream(damaged)).readAllBytes());
            } catch (IOException e) {
                refused++;
            }
        }

        assertTrue(refused > whole.length * 8 - 80, "refused only " + refused);
    }

    @Test
    void aLineThatUnpacksWithoutEndIsNotTakenIn() throws IOException {
        GzipMembers members = new GzipMembers(new ByteArrayInputStream(gzip(new byte[10_000_000])));
        members.allow(1_000_000);

        assertThrows(ZipException.class, members::readAllBytes);
    }
}
