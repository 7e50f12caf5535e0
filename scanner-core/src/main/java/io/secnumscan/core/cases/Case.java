package io.secnumscan.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One case of a rule.
 *
 * @param name what it shows
 * @param expected verdict by item; the key is empty for a verdict that holds of the resource, or of every item
 * @param resource attributes of the subject as the API gives them; empty when there is none
 * @param related rows of related sets, by the sets' names
 * @param coverage by the name of a related set, or {@code subject}; complete where nothing is said
 * @param params values of parameters; null takes a value away
 * @param facts of the target
 * @param view with which everything was read
 * @param now clock; else a fixed time
 */
record Case(
        String name,
        Position at,
        SortedMap<String, Verdict> expected,
        Optional<JsonNode> resource,
        SortedMap<String, List<JsonNode>> related,
        SortedMap<String, State> coverage,
        SortedMap<String, JsonNode> params,
        ObjectNode facts,
        Seen view,
        Optional<Instant> now) {
    static final String SUBJECT = "subject";

    /** A coverage as a case names it. */
    enum State {
        COMPLETE,
        PARTIAL,
        UNAVAILABLE,
        ABSENT
    }

    /** A view as a case names it. */
    enum Seen {
        CLOUD,
        DOMAIN,
        PROJECT,
        UNPROVED
    }

    State coverageOf(String set) {
        return coverage.getOrDefault(set, State.COMPLETE);
    }

    List<JsonNode> rows(String set) {
        return related.getOrDefault(set, List.of());
    }
}
