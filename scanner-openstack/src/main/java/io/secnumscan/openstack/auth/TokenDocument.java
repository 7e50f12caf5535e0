package io.secnumscan.openstack.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.openstack.catalog.Catalogue;
import io.secnumscan.openstack.config.Addresses;
import io.secnumscan.openstack.config.Secret;
import io.secnumscan.openstack.read.SafeId;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.ObjectMapperSingleton;
import org.openstack4j.model.identity.v3.Domain;
import org.openstack4j.openstack.identity.v3.domain.KeystoneRole;
import org.openstack4j.openstack.identity.v3.domain.KeystoneToken;

/**
 * Reads a token's document with OpenStack4j's model. What the model does not know is read beside it: system scope, and
 * addresses that are none, on which the model would stumble and which catalogues do hold.
 */
final class TokenDocument {
    private TokenDocument() {}

    /** @throws IOException for a document that is no token's */
    static Token parse(JsonNode document, String value, int call) throws IOException {
        if (!(document.path("token") instanceof ObjectNode raw)) {
            throw new IOException("the answer has no \"token\"");
        }
        ArrayNode catalogue = raw.path("catalog") instanceof ArrayNode list ? list : JsonPage.JSON.createArrayNode();
        KeystoneToken token = model(raw, catalogue);
        if (token.getUser() == null || token.getUser().getId() == null) {
            throw new IOException("the token names no user");
        }
        ids(token, raw);
        return new Token(
                new Secret(value),
                call,
                token.getUser().getId(),
                Optional.ofNullable(token.getUser().getName()).orElse(""),
                id(token.getUser().getDomain()),
                scope(token, raw),
                roles(token),
                Catalogue.of(Optional.ofNullable(token.getCatalog()).orElse(List.of())),
                catalogue,
                Issuance.of(raw));
    }

    /** Ids of a token stand in the paths and queries of later calls. */
    private static void ids(KeystoneToken token, ObjectNode raw) throws IOException {
        for (String id : new String[]{token.getUser().getId(), raw.path("project").path("id").asText("-"),
                raw.path("domain").path("id").asText("-")}) {
            if (!SafeId.isSafe(id)) {
                throw new IOException("an id of the token is of another form");
            }
        }
    }

    private static KeystoneToken model(ObjectNode raw, ArrayNode catalogue) throws IOException {
        ObjectNode known = raw.deepCopy();
        known.set("catalog", withAddresses(catalogue));
        ObjectNode document = JsonPage.JSON.createObjectNode();
        document.set("token", known);
        return ObjectMapperSingleton.getContext(KeystoneToken.class)
                .readValue(document.toString(), KeystoneToken.class);
    }

    private static ArrayNode withAddresses(ArrayNode catalogue) {
        ArrayNode kept = catalogue.deepCopy();
        for (JsonNode service : kept) {
            Iterator<JsonNode> endpoints = service.path("endpoints").iterator();
            while (endpoints.hasNext()) {
                if (Addresses.parse(endpoints.next().path("url").asText("")).isEmpty()) {
                    endpoints.remove();
                }
            }
        }
        return kept;
    }

    private static TokenScope scope(KeystoneToken token, ObjectNode raw) {
        if (token.getProject() != null && token.getProject().getId() != null) {
            return new TokenScope.Project(
                    token.getProject().getId(), Optional.ofNullable(token.getProject().getName()).orElse(""));
        }
        if (token.getDomain() != null && token.getDomain().getId() != null) {
            return new TokenScope.Domain(
                    token.getDomain().getId(), Optional.ofNullable(token.getDomain().getName()).orElse(""));
        }
        return raw.path("system").path("all").asBoolean(false) ? new TokenScope.System() : new TokenScope.None();
    }

    private static SortedMap<String, String> roles(KeystoneToken token) {
        SortedMap<String, String> roles = new TreeMap<>();
        List<? extends KeystoneRole> given = token.getRoles();
        for (KeystoneRole role : given == null ? List.<KeystoneRole>of() : given) {
            roles.put(role.getName(), role.getId());
        }
        return roles;
    }

    private static String id(@Nullable Domain domain) {
        return domain == null || domain.getId() == null ? "" : domain.getId();
    }
}
