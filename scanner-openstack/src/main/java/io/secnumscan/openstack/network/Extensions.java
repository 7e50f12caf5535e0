package io.secnumscan.openstack.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a region's Neutron has beyond its core.
 *
 * @param aliases empty when the list couldn't be read: then nothing is known to be absent
 * @param failure why the region gave no answer at all
 */
record Extensions(Optional<Set<String>> aliases, Optional<ApiAnswer.Failure> failure) {
    static Extensions read(Identity identity, URI base) {
        Documents.Document answer = Documents.get(identity, URI.create(base + "/extensions"), Map.of());
        Optional<ApiAnswer.Failure> failure =
                answer.answer() instanceof ApiAnswer.Failure failed ? Optional.of(failed) : Optional.empty();
        return new Extensions(answer.body().flatMap(Extensions::aliases), failure);
    }

    /** Whether a list of extensions was read, and the extension is not in it. */
    boolean lacks(String alias) {
        return aliases.isPresent() && !aliases.get().contains(alias);
    }

    /** An empty list is no list: no Neutron is without extensions. */
    private static Optional<Set<String>> aliases(JsonNode body) {
        Set<String> aliases = new HashSet<>();
        body.path("extensions").forEach(extension -> aliases.add(extension.path("alias").asText()));
        return aliases.isEmpty() ? Optional.empty() : Optional.of(aliases);
    }
}
