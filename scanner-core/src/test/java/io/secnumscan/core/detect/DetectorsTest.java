package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLOUD_CONFIG = "#cloud-config\npassword: Changeme1\nssh_pwauth: true\n";

    private final Detectors detectors = Detectors.create();

    @Test
    void aMeasureSaysWhatRulesNeedAndNothingOfTheValue() throws IOException {
        JsonNode measure = detectors.measure("password", "Changeme1");

        JsonNode expected = JSON.readTree(
                "{\"removed\":true,\"kind\":\"password\",\"length\":9,\"classes\":3,\"entropy\":2.94,\"matches\":[\"password:1\"],\"hmac\":\""
                        + measure.path("hmac").textValue() + "\"}");
        assertEquals(expected, measure);
        assertTrue(measure.path("hmac").textValue().matches("[0-9a-f]{32}"));
    }

    @Test
    void reuseShowsWithinARun() {
        assertEquals(detectors.measure("psk", "abc"), detectors.measure("psk", "abc"));
    }

    @Test
    void runsCannotBeCompared() {
        assertNotEquals(
                detectors.measure("psk", "abc").path("hmac"), Detectors.create().measure("psk", "abc").path("hmac"));
    }

    @Test
    void theNameOfAValueIsReasonEnough() {
        assertEquals(
                "[\"password DB_PASSWORD:1\"]",
                detectors.measure("value", "DB_PASSWORD", "x").path("matches").toString());
    }

    @Test
    void aSwitchBehindASecretNameIsNoMatch() {
        assertEquals("[]", detectors.measure("value", "USE_PASSWORD", "true").path("matches").toString());
    }

    @Test
    void startUpDataIsUnpackedFromBase64() {
        assertEquals("[\"password password:2\"]", userData(base64(CLOUD_CONFIG.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void startUpDataIsUnpackedFromGzip() throws IOException {
        assertEquals("[\"password password:2\"]", userData(base64(gzip(CLOUD_CONFIG))));
    }

    @Test
    void startUpDataIsUnpackedFromMimePartsThatAreBase64AndGzip() throws IOException {
        String mime = "Content-Type: multipart/mixed; boundary=\"==b==\"\nMIME-Version: 1.0\n\n--==b==\n"
                + "Content-Type: text/cloud-config\nContent-Transfer-Encoding: base64\n\n"
                + base64(CLOUD_CONFIG.getBytes(StandardCharsets.UTF_8)) + "\n--==b==\n"
                + "Content-Type: text/x-shellscript\n\n#!/bin/sh\nexport API_TOKEN=abc\n--==b==\n"
                + "Content-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n"
                + base64(gzip("mysql -phunter2 -e x\n")) + "\n--==b==--\n";

        String matches = userData(base64(mime.getBytes(StandardCharsets.UTF_8)));
        assertEquals("[\"password password:9\",\"password:21\",\"token API_TOKEN:16\"]", matches);
    }

    @Test
    void startUpDataWithoutSecretsHasNoMatch() {
        assertEquals("[]", userData(base64("#cloud-config\npackages: [nginx]\n".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void startUpDataThatIsNoBase64IsSearchedAsItIs() {
        assertEquals("[\"password password:2\"]", userData(CLOUD_CONFIG));
    }

    @Test
    void aSmallGzipThatUnpacksToMuchIsReadToItsBoundOnly() throws IOException {
        String bomb = base64(gzip("a".repeat(50_000_000)));

        assertEquals("[]", userData(bomb));
    }

    @Test
    void aTextWithoutSecretsIsTheSameText() {
        String text = "--service-account-key-file=/etc/kubernetes/pki/sa.pub";

        assertSame(text, detectors.redact(text));
    }

    @Test
    void secretsInATextAreReplacedInPlace() {
        assertTrue(detectors.redact("a=1 password=hunter2 b=2")
                .matches("a=1 password=\\[removed:password:7:[0-9a-f]{8}\\] b=2"));
    }

    @Test
    void redactingTwiceChangesNothing() {
        String once = detectors.redact("export DB_PASSWORD=hunter2\ntoken: abc");

        assertSame(once, detectors.redact(once));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "{\"removed\": true, \"kind\": \"password\", \"length\": 3, \"value\": \"hunter2\"}",
                    "{\"removed\": true, \"kind\": \"hunter2\"}",
                    "{\"removed\": true, \"kind\": \"password\", \"length\": {\"password\": \"hunter2\"}}",
                    "{\"removed\": true}",
                    "{\"kind\": \"password\"}",
                    "\"removed\""
            })
    void whatOnlyLooksLikeAMeasureIsNone(String json) throws IOException {
        assertFalse(Detectors.isMeasure(JSON.readTree(json)));
    }

    @Test
    void aMeasureIsKnownAsOne() {
        assertTrue(Detectors.isMeasure(detectors.measure("password", "x")));
    }

    private String userData(String value) {
        return detectors.measure("user-data", value).path("matches").toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
