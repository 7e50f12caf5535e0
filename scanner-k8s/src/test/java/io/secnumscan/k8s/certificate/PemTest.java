package io.secnumscan.k8s.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.TestAuthority;
import io.secnumscan.k8s.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With certificates and requests that a real cluster held. */
class PemTest {
    private static final String NAME = "good authority";
    private static final TestAuthority AUTHORITY = new TestAuthority(NAME);

    @TempDir
    Path folder;

    private JsonNode recorded(String type, String id) throws Exception {
        try (Cluster cluster = Cluster.recorded()) {
            return cluster.read(folder, type).attributes(id);
        }
    }

    private static ObjectNode holding(String text) {
        return JsonNodeFactory.instance.objectNode().put("pem", text);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aRequestSaysWhoWouldLogInAndWithWhichKey() throws Exception {
        assertEquals(
                "{\"subject\":\"CN=dev,O=oidc:ops\",\"organizations\":[\"oidc:ops\"],\"commonName\":\"dev\","
                        + "\"keyAlgorithm\":\"EC\",\"keyBits\":256}",
                request("dev-client").at("/spec/request").toString());
    }

    @Test
    void anRsaKeyIsMeasured() throws Exception {
        assertEquals("RSA 1024", request("weak-client").at("/spec/request/keyAlgorithm").asText() + " "
                + request("weak-client").at("/spec/request/keyBits"));
    }

    @Test
    void anIssuedCertificateSaysUntilWhen() throws Exception {
        JsonNode certificate = request("dev-client").at("/status/certificate");

        assertEquals(
                "CN=kubernetes until 2027-11-24",
                certificate.path("issuer").asText() + " until "
                        + certificate.path("notAfter").asText().substring(0, 10));
    }

    private JsonNode request(String name) throws Exception {
        return recorded("kubernetes.certificates.signing-request", "CertificateSigningRequest//" + name);
    }

    @Test
    void ofABundleTheBytesAreLeftOut() throws Exception {
        JsonNode bundle = recorded("kubernetes.admission.validating-webhooks",
                "ValidatingWebhookConfiguration//policy-fail").at("/webhooks/0/clientConfig/caBundle");

        assertEquals(1, bundle.path("certificates").size());
        assertFalse(bundle.toString().contains("LS0tLS1CRUdJTi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64 !", "bm8gcGVt"})
    void whatIsNoCertificateIsUnreadable(String text) {
        ObjectNode object = holding(text);

        Pem.bundle(object, "pem");

        assertEquals("{\"pem\":{\"unreadable\":true}}", object.toString());
    }

    /** Empty, cut in its length, in its value, a length of four octets, a sequence of nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "30", "3005", "308400000001", "3000", "30023000", "300930073000300030003000"})
    void whatIsNoRequestIsUnreadable(String hex) {
        String der = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        ObjectNode object = holding(encoded("-----BEGIN CERTIFICATE REQUEST-----\n" + der
                + "\n-----END CERTIFICATE REQUEST-----\n"));

        Pem.request(object, "pem");

        assertEquals("{\"pem\":{\"unreadable\":true}}", object.toString());
    }

    @Test
    void aTextWithoutARequestIsUnreadable() {
        ObjectNode object = holding(encoded("-----END CERTIFICATE REQUEST----- -----BEGIN CERTIFICATE REQUEST-----"));

        Pem.request(object, "pem");

        assertEquals("{\"pem\":{\"unreadable\":true}}", object.toString());
    }

    @Test
    void whatIsNotThereStaysAway() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();

        Pem.bundle(object, "pem");

        assertEquals("{}", object.toString());
    }

    private static JsonNode shown(String pem) {
        ObjectNode object = holding(encoded(pem));
        Pem.shown(object, "pem");
        return object.path("pem");
    }

    @Test
    void aCertificateThatIsShownSaysForWhichNames() {
        assertEquals("a.example.org",
                shown(AUTHORITY.valid("a.example.org").certificatePem()).path("altNames").asText());
    }

    @Test
    void aCertificateOfAnAuthorityDidNotSignItself() {
        JsonNode certificate = shown(AUTHORITY.valid("a.example.org").certificatePem());

        assertEquals("false", certificate.path("selfSigned").toString());
    }

    @Test
    void aCertificateThatItsOwnKeySignedDid() {
        assertEquals("true", shown(AUTHORITY.pem()).path("selfSigned").toString());
    }

    @Test
    void anAuthorityOfTheSameNameIsNotItself() {
        JsonNode certificate = shown(AUTHORITY.valid(NAME).certificatePem());

        assertEquals("false", certificate.path("selfSigned").toString());
    }
}
