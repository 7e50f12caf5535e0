package io.secnumscan.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Targets that belong together, a cluster and the cloud that it runs on: the parameter {@code links}, a list of
 * {@code {target, to}}, read in both directions.
 */
public final class Links {
    public static final String PARAMETER = "links";

    private Links() {}

    /** Names of the targets that a target is linked with; empty when links were not declared at all. */
    public static Optional<SortedSet<String>> of(Map<String, JsonNode> params, String target) {
        return Optional.ofNullable(params.get(PARAMETER)).map(links -> {
            SortedSet<String> linked = new TreeSet<>();
            for (JsonNode link : links) {
                String one = link.path("target").asText();
                String other = link.path("to").asText();
                if (one.equals(target)) {
                    linked.add(other);
                } else if (other.equals(target)) {
                    linked.add(one);
                }
            }
            return linked;
        });
    }
}
