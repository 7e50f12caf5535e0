package io.secnumscan.core.type;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The loaded type files, by platform and name; a type of {@code common} is seen by every platform. */
public record TypeCatalog(SortedMap<String, SortedMap<String, ResourceType>> byPlatform) {
    public TypeCatalog {
        byPlatform = new TreeMap<>(byPlatform);
    }

    public Optional<ResourceType> find(String platform, String name) {
        return in(platform, name).or(() -> in("common", name));
    }

    private Optional<ResourceType> in(String platform, String name) {
        return Optional.ofNullable(byPlatform.getOrDefault(platform, new TreeMap<>()).get(name));
    }
}
