package io.secnumscan.openstack.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.Microversion;
import io.secnumscan.openstack.read.Documents;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Nova's API 2.1 is, and the newest microversion that both sides know. Catalogues write {@code /v2.1},
 * {@code /v2.1/PROJECT}, {@code /v2} of old, or no version at all; the version document tells what is spoken.
 *
 * @param base what paths are appended to, the project's id of the catalogue included
 * @param microversion empty when the version document could not be had: then the oldest is spoken
 * @param failure why there was no answer at all
 */
record NovaAddress(URI base, Optional<Microversion> microversion, Optional<ApiAnswer.Failure> failure) {
    /** Newest one whose answers this scanner was written for. */
    static final Microversion NEWEST = new Microversion(2, 96);

    private static final Pattern VERSIONED = Pattern.compile("(.*)/(v2(?:\\.[0-9]+)?)(/.*)?");

    static NovaAddress discover(Identity identity, URI catalogue) {
        Matcher versioned = VERSIONED.matcher(catalogue.toString());
        if (!versioned.matches()) {
            return ask(identity, catalogue.toString(), "");
        }
        String below = versioned.group(3) == null ? "" : versioned.group(3);
        return ask(identity, versioned.group(1), below);
    }

    private static NovaAddress ask(Identity identity, String root, String below) {
        URI base = URI.create(root + "/v2.1" + below);
        Documents.Document answer = Documents.get(identity, URI.create(root + "/v2.1"), Map.of());
        if (answer.body().isEmpty() && answer.status() != 0) {
            // some deployments answer this address only with a slash at its end
            answer = Documents.get(identity, URI.create(root + "/v2.1/"), Map.of());
        }
        return switch (answer.answer()) {
            case ApiAnswer.Failure failure when failure.cause() != Cause.UNREADABLE ->
                    new NovaAddress(base, Optional.empty(), Optional.of(failure));
            case ApiAnswer.Failure _,ApiAnswer.Refusal _ -> new NovaAddress(base, Optional.empty(), Optional.empty());
            case ApiAnswer.Success _ ->
                    new NovaAddress(base, answer.body().flatMap(NovaAddress::newest), Optional.empty());
        };
    }

    private static Optional<Microversion> newest(JsonNode body) {
        return Microversion.parse(body.path("version").path("version").asText())
                .map(theirs -> theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST);
    }

    Map<String, String> headers() {
        return microversion
                .map(version -> Map.of(
                        "OpenStack-API-Version", "compute " + version,
                        "X-OpenStack-Nova-API-Version", version.toString()))
                .orElse(Map.of());
    }

    boolean speaks(int minor) {
        return microversion.filter(version -> version.compareTo(new Microversion(2, minor)) >= 0).isPresent();
    }
}
