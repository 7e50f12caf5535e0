package io.secnumscan.openstack.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.openstack.read.Item;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A server, with what its user data says about passwords; left out where the user data is hidden or is no text. */
record ServerItem(Item item) implements Item {
    private static final String USER_DATA = "OS-EXT-SRV-ATTR:user_data";

    @Override
    public Optional<Found> of(JsonNode server) throws IOException {
        return item.of(server)
                .map(found -> new Found(found.scope(), found.id(), found.name(), with(found.attributes())));
    }

    private static JsonNode with(JsonNode server) {
        if (!(server instanceof ObjectNode object) || !server.has(USER_DATA)) {
            return server;
        }
        Optional<List<String>> words = server.path(USER_DATA).isNull()
                ? Optional.of(List.of())
                : UserData.passwordLogins(server.path(USER_DATA).asText());
        words.ifPresent(found -> {
            ArrayNode list = object.putArray("password_logins");
            found.forEach(list::add);
        });
        return object;
    }
}
