package io.secnumscan.k8s.secret;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.secnumscan.k8s.Cluster.forbidden;
import static io.secnumscan.k8s.Cluster.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.TestAuthority;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.k8s.Cluster;
import io.secnumscan.k8s.Kept;
import io.secnumscan.k8s.collect.KubeKind;
import io.secnumscan.k8s.collect.ListCollector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets of type kubernetes.io/tls, where it is asked to read them. */
class SecretCertificatesTest {
    private static final TestAuthority.Issued ISSUED = new TestAuthority("good authority").valid("a.example.org");

    private final Cluster cluster = Cluster.empty();
    private final Kept kept = new Kept();

    @BeforeEach
    void others() {
        answers("type!=kubernetes.io/tls", json("{'kind':'PartialObjectMetadataList','metadata':{},'items':["
                + "{'metadata':{'name':'opaque','namespace':'team'}}]}"));
        answers("type=kubernetes.io/tls", tls(base64(ISSUED.certificatePem())));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    private void answers(String selector, ResponseDefinitionBuilder answer) {
        cluster.server().stubFor(get(urlPathEqualTo("/api/v1/secrets"))
                .withQueryParam("fieldSelector", equalTo(selector))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder tls(String certificate) {
        return json("{'kind':'SecretList','metadata':{},'items':[{'metadata':{'name':'web','namespace':'team',"
                + "'annotations':{'own':'s3cret'}},'type':'kubernetes.io/tls','data':{'tls.crt':'" + certificate
                + "','tls.key':'" + base64(ISSUED.keyPem()) + "','more':'" + base64("s3cret") + "'}}]}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Coverage collect() {
        KubeKind secrets = SecretKinds.kinds(true).getFirst();
        return new ListCollector(secrets, cluster.api(), secrets.paths().getFirst()).collect(Scope.ALL, kept);
    }

    private JsonNode web() {
        return kept.attributes("Secret/team/web");
    }

    @Test
    void theyAndAllOthersAreOneList() {
        assertEquals(new Coverage.Complete(2), collect());
        assertEquals(List.of("Secret/team/opaque", "Secret/team/web"), kept.ids());
    }

    @Test
    void theCertificateSaysForWhichNamesItIs() {
        collect();

        assertEquals("a.example.org", web().at("/tls/altNames").asText());
    }

    @Test
    void nothingElseOfTheSecretIsKept() {
        collect();

        assertFalse(web().has("data"));
        assertFalse(web().toString().contains("s3cret"));
    }

    @Test
    void whatIsNoCertificateIsSaidToBeNone() {
        answers("type=kubernetes.io/tls", tls(base64("none")));

        collect();

        assertEquals("{\"unreadable\":true}", web().path("tls").toString());
    }

    @Test
    void whereTheyAreRefusedTheOthersAreAPart() {
        answers("type=kubernetes.io/tls", forbidden());

        assertInstanceOf(Coverage.Partial.class, collect());
    }

    @Test
    void whereTheOthersAreRefusedTheyAreAPart() {
        answers("type!=kubernetes.io/tls", forbidden());

        Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, collect());
        assertEquals(1, partial.count());
    }
}
