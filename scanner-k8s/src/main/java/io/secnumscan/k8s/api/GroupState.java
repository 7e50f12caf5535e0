package io.secnumscan.k8s.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What discovery said of an API group. */
sealed interface GroupState {
    /** Its versions, by name. */
    record Listed(SortedMap<String, Version> versions) implements GroupState {}

    record None(String reason) implements GroupState {}

    record Down(Coverage coverage) implements GroupState {}

    /**
     * One version of a group.
     *
     * @param plurals resources that can be listed
     * @param trouble why there may be others: what serves it did not answer
     */
    record Version(Set<String> plurals, Optional<Coverage> trouble) {}

    static GroupState ofAggregated(JsonNode group) {
        String name = group.path("metadata").path("name").asText("");
        SortedMap<String, Version> versions = new TreeMap<>();
        for (JsonNode version : group.path("versions")) {
            Set<String> plurals = new TreeSet<>();
            for (JsonNode resource : version.path("resources")) {
                addIfListable(plurals, resource.path("resource"), resource.path("verbs"));
            }
            String text = version.path("version").asText();
            boolean fresh = version.path("freshness").asText().equals("Current");
            versions.put(text, new Version(plurals, fresh ? Optional.empty() : Optional.of(stale(name + "/" + text))));
        }
        return new Listed(versions);
    }

    private static Coverage stale(String version) {
        return Coverage.unavailable(
                Cause.SERVER_ERROR, "discovery of " + version + " is stale: what serves it does not answer");
    }

    /** @param read reads the resources of a version */
    static GroupState ofGroup(JsonNode group, Function<String, Version> read) {
        SortedMap<String, Version> versions = new TreeMap<>();
        for (JsonNode version : group.path("versions")) {
            String name = version.path("version").asText();
            versions.put(name, read.apply(name));
        }
        return new Listed(versions);
    }

    static Version ofResourceList(String version, JsonNode list) {
        if (!list.path("resources").isArray()) {
            return new Version(
                    Set.of(),
                    Optional.of(Coverage.unavailable(Cause.UNREADABLE, "discovery of " + version + " is no list")));
        }
        Set<String> plurals = new TreeSet<>();
        for (JsonNode resource : list.path("resources")) {
            addIfListable(plurals, resource.path("name"), resource.path("verbs"));
        }
        return new Version(plurals, Optional.empty());
    }

    private static void addIfListable(Set<String> plurals, JsonNode name, JsonNode verbs) {
        for (JsonNode verb : verbs) {
            if (verb.asText().equals("list")) {
                plurals.add(name.asText());
            }
        }
    }
}
