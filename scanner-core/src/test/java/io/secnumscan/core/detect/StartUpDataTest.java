package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpDataTest {
    private static final String CLOUD_CONFIG = "#cloud-config\npassword: Changeme1\n";
    private static final String XZ =
            "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAhI2Nsb3VkLWNvbmZpZwpwYXNzd29yZDogQ2hhbmdlbWUxCgAAAGs7D56iP+XTAAE6IrYqT9AftvN9AQAAAAAEWVo=";
    private static final String BZIP2 =
            "QlpoOTFBWSZTWZSP2qUAAAHdgAAQSAIgEAgAL+fagCAAIpoaAAekBQaNGgyA0dV7Z0J9hKfeCqAsgY4jfdQz8wvi7kinChISkftUoA==";
    private static final String ZSTD =
            "KLUv/QRYEQEAI2Nsb3VkLWNvbmZpZwpwYXNzd29yZDogQ2hhbmdlbWUxCvT2fDw=";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void aMarkSaysHowWideTheCharactersAre(String charset) {
        StartUpData data = of(("\ufeff" + CLOUD_CONFIG).getBytes(Charset.forName(charset)));

        assertEquals(new StartUpData(CLOUD_CONFIG, "user-data"), data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void zeroBytesSayItWithoutAMark(String charset) {
        StartUpData data = of(CLOUD_CONFIG.getBytes(Charset.forName(charset)));

        assertEquals(new StartUpData(CLOUD_CONFIG, "user-data"), data);
    }

    @Test
    void latinTextIsText() {
        StartUpData data = of("# mot de passe à côté\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(new StartUpData("# mot de passe à côté\n", "user-data"), data);
    }

    @ParameterizedTest
    @ValueSource(strings = {XZ, BZIP2, ZSTD})
    void whatIsPackedByOtherMeansThanGzipIsUnreadable(String packed) {
        assertEquals("user-data-unreadable", StartUpData.of(packed).kind());
    }

    @Test
    void aLayerOfBase64MoreDoesNotHideThat() {
        assertEquals("user-data-unreadable", of(XZ.getBytes(StandardCharsets.US_ASCII)).kind());
    }

    @Test
    void bytesAboveAsciiOnlyAreNoText() {
        byte[] bytes = new byte[60];
        java.util.Arrays.fill(bytes, (byte) 0xb7);

        assertEquals("user-data-unreadable", of(bytes).kind());
    }

    @Test
    void aTextWithProgramBehindItIsUnreadable() {
        assertEquals("user-data-unreadable",
                of("#!/bin/sh\nexec tail -c 4 $0\n\u0000\u0001".getBytes(StandardCharsets.UTF_8)).kind());
    }

    @Test
    void whatUnpacksBeyondTheBoundIsUnreadable() throws IOException {
        assertEquals("user-data-unreadable", of(gzip("a".repeat(5_000_000))).kind());
    }

    @Test
    void aPartThatIsNoTextMakesTheWholeUnreadableAndOthersAreSearched() {
        String parts = mime("Content-Transfer-Encoding: base64\n\n" + XZ, "\n\n" + CLOUD_CONFIG);

        StartUpData data = of(parts.getBytes(StandardCharsets.UTF_8));

        assertEquals("user-data-unreadable", data.kind());
        assertEquals("password", Detectors.find(data.text()).getFirst().kind());
    }

    @Test
    void aPartInAnEncodingThatIsNotKnownMakesTheWholeUnreadable() {
        String parts = mime("Content-Transfer-Encoding: quoted-printable\n\npassw=6Frd: x", "\n\ntrue");

        assertEquals("user-data-unreadable", of(parts.getBytes(StandardCharsets.UTF_8)).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "#include\nhttp://192.0.2.1/x\n",
                    "#include-once\n# first\n# second\nhttps://h/x\n",
                    "#Include https://h/x",
                    "#cloud-config-archive\n- content: \"#include\\nhttps://h/x\"\n",
                    "#cloud-config-archive\n- {type: text/x-include-url, content: \"ftp://h/x\"}\n",
                    "## template: jinja\n#include\nhttps://h/{{ v1.region }}\n"
            })
    void whatTheInstanceIsToFetchStandsElsewhere(String text) {
        assertEquals("user-data-elsewhere", of(text.getBytes(StandardCharsets.UTF_8)).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "#!/bin/sh\ncurl https://h/x\n",
                    "cat > x.c <<E\n#include <stdio.h>\n// https://h/x\nE\n",
                    "#cloud-config\npackages: [nginx]\n",
                    "hello",
                    ""
            })
    void theRestIsRead(String text) {
        assertEquals(new StartUpData(text, "user-data"), of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\\n", "#include\n", "#include #\n", "# x\n", "a:/"})
    void aMillionCharactersBehindTheWordAreReadToTheirEnd(String piece) {
        String text = "#cloud-config\n#include <" + piece + "#include\n" + piece.repeat(1_000_000 / piece.length());

        assertFalse(Includes.in(text));
        assertTrue(Includes.in(text + "\n#include\nhttps://h/x"));
    }

    @Test
    void aMeasureSaysThatItSearchedAPartOnly() {
        assertEquals("user-data-unreadable", Detectors.create().measure("user-data", XZ).path("kind").textValue());
    }

    private static StartUpData of(byte[] bytes) {
        return StartUpData.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static String mime(String first, String second) {
        return "Content-Type: multipart/mixed; boundary=\"B\"\nMIME-Version: 1.0\n\n--B\nContent-Type: text/cloud-config\n"
                + first + "\n--B\nContent-Type: text/cloud-config" + second + "\n--B--\n";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
