package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A search that can't find anything would prove nothing. */
class CanarySearchTest {
    private static final String CANARY = "a \"canary\" <of> many/ways & signs";
    private final CanarySearch search = new CanarySearch(List.of(CANARY));

    static Stream<String> disguised() throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        return Stream.of(
                CANARY,
                new ObjectMapper().writeValueAsString(CANARY),
                URLEncoder.encode(CANARY, StandardCharsets.UTF_8),
                CANARY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"),
                HexFormat.of().formatHex(bytes(CANARY)),
                HexFormat.of().withUpperCase().formatHex(bytes(CANARY)),
                base64.encodeToString(bytes(CANARY)),
                base64.encodeToString(bytes("x" + CANARY + "x")),
                base64.encodeToString(bytes("xy" + CANARY + "xy")),
                Base64.getUrlEncoder().encodeToString(bytes("xyz?" + CANARY)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("disguised")
    void aCanaryIsFoundInEveryDisguise(String disguise) {
        assertFalse(search.in("a text", "before " + disguise + " behind").isEmpty());
    }

    @Test
    void aCanaryIsFoundInTheSecondMemberOfAPackedFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.ndjson.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(packed("nothing"));
            out.write(packed(CANARY));
        }

        assertEquals(1, search.in(folder).size());
    }

    @Test
    void aCanaryIsFoundInTheNameOfAFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("canary-name"), "nothing");

        assertEquals(1, new CanarySearch(List.of("canary-name")).in(folder).size());
    }

    @Test
    void whereThereIsNoneNoneIsFound() {
        assertEquals(List.of(), search.in("a text", "a canary of few ways"));
    }

    private static byte[] packed(String text) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
