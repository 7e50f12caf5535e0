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
        if (group.path("versions").isEmpty()) {
            return unreadable(name);
        }
        SortedMap<String, Version> versions = new TreeMap<>();
        for (JsonNode version : group.path("versions")) {
            Set<String> plurals = new TreeSet<>();
            for (JsonNode resource : version.path("resources")) {
                addIfListable(plurals, resource.path("resource"), resource.path("verbs"));
            }
            String text = version.path("version").asText();
            versions.put(text, new Version(plurals, trouble(name + "/" + text, version)));
        }
        return new Listed(versions);
    }

    /** What discovery says of a group can't be: none is without versions. */
    static GroupState unreadable(String group) {
        return new Down(Coverage.unavailable(Cause.UNREADABLE, "discovery of " + group + " names no versions"));
    }

    private static Optional<Coverage> trouble(String name, JsonNode version) {
        if (!version.path("freshness").asText().equals("Current")) {
            return Optional.of(stale(name));
        }
        return version.path("resources").isEmpty() ? Optional.of(noList(name)) : Optional.empty();
    }

    private static Coverage noList(String version) {
        return Coverage.unavailable(Cause.UNREADABLE, "discovery of " + version + " is no list");
    }

    private static Coverage stale(String version) {
        return Coverage.unavailable(
                Cause.SERVER_ERROR, "discovery of " + version + " is stale: what serves it does not answer");
    }

    /** @param read reads the resources of a version */
    static GroupState ofGroup(String name, JsonNode group, Function<String, Version> read) {
        if (!group.path("name").asText().equals(name) || group.path("versions").isEmpty()) {
            return unreadable(name);
        }
        SortedMap<String, Version> versions = new TreeMap<>();
        for (JsonNode version : group.path("versions")) {
            String text = version.path("version").asText();
            versions.put(text, read.apply(text));
        }
        return new Listed(versions);
    }

    static Version ofResourceList(String version, JsonNode list) {
        if (!list.path("resources").isArray()) {
            return new Version(Set.of(), Optional.of(noList(version)));
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
