package io.secnumscan.openstack.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.http.JsonPage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenDocumentTest {
    private static Token recorded(String identity) throws IOException {
        try (InputStream in = TokenDocumentTest.class.getResourceAsStream("/recorded/tokens.json")) {
            return TokenDocument.parse(JsonPage.JSON.readTree(in).path(identity), "t", 7);
        }
    }

    private static Token withEndpoint(String url) throws IOException {
        JsonNode document =
                JsonPage.JSON.readTree("{\"token\": {\"user\": {\"id\": \"u\"}, \"new in a later release\": 1,"
                        + " \"catalog\": [{\"id\": \"s\", \"type\": \"network\", \"name\": \"neutron\", \"endpoints\": [{\"id\": \"e\","
                        + " \"interface\": \"public\", \"region\": \"R\", \"region_id\": \"R\", \"url\": \"" + url
                        + "\"}]}]}}");
        return TokenDocument.parse(document, "t", 1);
    }

    @Test
    void aProjectsTokenHasItsRolesAndCatalogue() throws IOException {
        Token member = recorded("member");

        assertEquals(new TokenScope.Project("2aabf02f1cd342d3ac3011cdcab5b612", "demo"), member.scope());
        assertEquals(
                List.of("creator", "load-balancer_member", "member", "reader"),
                List.copyOf(member.roles().keySet()));
        assertEquals(
                Optional.of(URI.create("http://127.0.0.1:9696")),
                member.catalogue().address("network", "RegionOne", List.of("internal")));
    }

    @Test
    void theSystemsTokenIsToldFromAnUnscopedOne() throws IOException {
        assertEquals(new TokenScope.System(), recorded("system-reader").scope());
    }

    @Test
    void aDomainsTokenNamesIt() throws IOException {
        assertEquals(
                new TokenScope.Domain("59f9462bf54d490b8a538684c2de5aaa", "auditdom"),
                recorded("domain-reader").scope());
    }

    @Test
    void anAddressInCapitalsIsUsedInSmallLetters() throws IOException {
        assertEquals(
                Optional.of(URI.create("http://net.example:9696/v2.0")),
                withEndpoint("HTTP://Net.Example:9696/v2.0/")
                        .catalogue()
                        .address("network", "R", List.of("public")));
    }

    @Test
    void anAddressThatIsNoneDoesNotSpoilTheCatalogueAndStaysInItsText() throws IOException {
        Token token = withEndpoint("not an address");

        assertEquals(Optional.empty(), token.catalogue().address("network", "R", List.of("public")));
        assertEquals("not an address", token.rawCatalogue().path(0).path("endpoints").path(0).path("url").asText());
    }

    @Test
    void aDocumentWithoutUserIsNoToken() {
        assertThrows(
                IOException.class,
                () -> TokenDocument.parse(JsonPage.JSON.readTree("{\"token\": {}}"), "t", 1));
    }
}
