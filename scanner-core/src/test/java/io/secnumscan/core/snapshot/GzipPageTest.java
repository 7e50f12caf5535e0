package io.secnumscan.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipPageTest {
    private final GzipPage page = new GzipPage();

    private void line() throws IOException {
        page.line().writeStartObject();
        page.line().writeEndObject();
        page.endLine();
    }

    @Test
    void aClosedPageIsAMemberOfItsLines() throws IOException {
        line();
        line();

        byte[] lines = new GZIPInputStream(new ByteArrayInputStream(page.close())).readAllBytes();
        assertEquals("{}\n{}\n", new String(lines, StandardCharsets.UTF_8));
    }

    /** The compressor refuses because its memory is given back. */
    @Test
    void aDiscardedPageCompressesNoMore() throws IOException {
        line();

        page.discard();

        assertThrows(RuntimeException.class, page::close);
    }
}
