package io.secnumscan.openstack.blockstorage;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.Microversion;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Cinder's API 3 is, what it speaks, and what an identity is proved to see there.
 *
 * <p>{@code all_tenants} is dropped in silence for whom it is not granted. What grants it is the context's {@code is_admin},
 * and the list of QoS specs is refused to everyone else by the code behind the API, whatever a policy says: a yes to that
 * list is the proof.
 */
final class Cinder {
    /** Newest one whose answers this scanner was written for. */
    static final Microversion NEWEST = new Microversion(3, 70);

    private static final Pattern VERSIONED = Pattern.compile("(.*)/v[0-9](?:\\.[0-9]+)?(/.*)?");
    private static final String HEADER = "OpenStack-API-Version";

    private Cinder() {}

    /** Catalogues write {@code /v3}, {@code /v3/PROJECT} or no version at all. */
    static AccessList.Attempt open(Identity identity, URI catalogued) {
        Matcher versioned = VERSIONED.matcher(catalogued.toString());
        String root = versioned.matches() ? versioned.group(1) : catalogued.toString();
        String below = versioned.matches() && versioned.group(2) != null ? versioned.group(2) : "";
        URI base = URI.create(root + "/v3" + below);
        Documents.Document versions = Documents.get(identity, URI.create(root + "/v3/"), Map.of());
        return AccessList.Attempt.of(versions, answer -> {
            Map<String, String> headers = answer.body()
                    .flatMap(Cinder::newest)
                    .map(version -> Map.of(HEADER, "volume " + version))
                    .orElse(Map.of());
            return new Access(identity, base, headers, view(identity, base, headers));
        });
    }

    /** The microversion that is spoken; empty where the version document could not be had, and the oldest is. */
    static Optional<String> version(Access access) {
        return Optional.ofNullable(access.headers().get(HEADER)).map(text -> text.substring("volume ".length()));
    }

    static boolean speaks(Access access, int minor) {
        return version(access)
                .flatMap(Microversion::parse)
                .filter(spoken -> spoken.compareTo(new Microversion(3, minor)) >= 0)
                .isPresent();
    }

    private static Optional<Microversion> newest(JsonNode body) {
        for (JsonNode version : body.path("versions")) {
            if (version.path("id").asText().startsWith("v3")) {
                return Microversion.parse(version.path("version").asText())
                        .map(theirs -> theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST);
            }
        }
        return Optional.empty();
    }

    private static View view(Identity identity, URI base, Map<String, String> headers) {
        return Documents.get(identity, URI.create(base + "/qos-specs?limit=1"), headers)
                .body()
                .filter(body -> body.path("qos_specs").isArray())
                .<View>map(body -> new View.Cloud())
                .orElseGet(() -> Access.ofProject(identity));
    }
}
