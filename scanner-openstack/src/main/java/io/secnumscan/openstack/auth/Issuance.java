package io.secnumscan.openstack.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a token was given and for how long, as the servers write it: no clock of this machine has a part in it.
 *
 * @param issued when Keystone says that it gave it
 * @param expires when Keystone says that it ends
 * @param methods how its owner logged in; {@code token} where it was had for another, whose end it keeps
 * @param answered the {@code Date} of the answer, by the clock of whoever answers for Keystone
 * @param took from asking to the end of the answer
 */
public record Issuance(
        Optional<String> issued,
        Optional<String> expires,
        List<String> methods,
        Optional<Instant> answered,
        Duration took) {
    public Issuance {
        methods = List.copyOf(methods);
    }

    /** Of a token's document; the answer itself is not known yet. */
    static Issuance of(JsonNode token) {
        List<String> methods = new ArrayList<>();
        token.path("methods").forEach(method -> methods.add(method.asText()));
        return new Issuance(
                text(token, "issued_at"), text(token, "expires_at"), methods, Optional.empty(), Duration.ZERO);
    }

    /** @param date the header as it came; one that is no date is none */
    Issuance answered(Optional<String> date, Duration after) {
        return new Issuance(issued, expires, methods, date.flatMap(Issuance::instant), after);
    }

    private static Optional<String> text(JsonNode token, String member) {
        return Optional.ofNullable(token.path(member).textValue());
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
