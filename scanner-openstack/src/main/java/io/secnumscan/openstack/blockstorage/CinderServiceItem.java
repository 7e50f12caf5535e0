package io.secnumscan.openstack.blockstorage;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Item;
import java.io.IOException;
import java.util.Optional;

/** One of Cinder's programs on a host. Cinder gives it no id: BINARY@HOST is one, since a host runs each once. */
final class CinderServiceItem implements Item {
    @Override
    public Optional<Found> of(JsonNode service) throws IOException {
        String binary = service.path("binary").asText();
        String host = service.path("host").asText();
        if (binary.isEmpty() || host.isEmpty()) {
            throw new IOException("a block storage service has no binary or no host");
        }
        return Optional.of(new Found(Scope.ALL, binary + "@" + host, binary, service));
    }
}
