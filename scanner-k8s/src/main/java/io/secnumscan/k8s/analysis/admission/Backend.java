package io.secnumscan.k8s.analysis.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Where a webhook is called, and by what it is known there. */
final class Backend {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Backend() {}

    /** @param client the {@code clientConfig} of a webhook, whose certificates were decoded at collection */
    static void write(ObjectNode row, JsonNode client) {
        JsonNode service = client.path("service");
        JsonNode bundle = client.path("caBundle");
        if (service.isObject()) {
            row.put("service", service.path("namespace").asText("") + "/" + service.path("name").asText(""));
        }
        if (client.path("url").isTextual()) {
            String host = host(client.path("url").asText());
            row.put("host", host).put("loopback", LOOPBACK.contains(host));
        }
        if (!bundle.path("unreadable").asBoolean(false)) {
            row.put("authority", bundle.path("certificates").size() > 0);
            lastEnd(bundle.path("certificates")).ifPresent(end -> row.put("authority_until", end.toString()));
        }
    }

    /** One authority that is still valid is enough. */
    private static Optional<Instant> lastEnd(JsonNode certificates) {
        Optional<Instant> last = Optional.empty();
        for (JsonNode certificate : certificates) {
            try {
                Instant end = Instant.parse(certificate.path("notAfter").asText(""));
                last = last.filter(end::isBefore).or(() -> Optional.of(end));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return last;
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
