package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How near to the truth evidence is: 1 effective, 2 running configuration, 3 declared. */
final class Ranks {
    /** What an API says of a resource is its running configuration. */
    static final int RUNNING = 2;

    private Ranks() {}

    /** The rank that an analysis gave to what it derived. */
    static Optional<Integer> of(String type, JsonNode attributes) {
        JsonNode rank = attributes.path("rank");
        boolean given = type.startsWith("analysis/") && rank.isInt() && rank.intValue() >= 1 && rank.intValue() <= 3;
        return given ? Optional.of(rank.intValue()) : Optional.empty();
    }
}
