package io.secnumscan.openstack.config;

import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What {@code <<: *other} means: PyYAML merges such maps, and clouds.yaml files use it; YAML 1.2 has it no more. */
final class MergeKeys {
    private static final String KEY = "<<";

    private MergeKeys() {}

    static YamlMap expand(YamlMap map) {
        SequencedMap<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> {
            if (!key.equals(KEY)) {
                entries.put(key, new YamlMap.Entry(entry.key(), expand(entry.value())));
            }
        });
        map.get(KEY).map(MergeKeys::sources).orElse(List.of()).forEach(source -> expand(source)
                .entries()
                .forEach(entries::putIfAbsent));
        return new YamlMap(entries, map.at());
    }

    /** The values of {@code over} win; maps are merged into each other, everything else is replaced. */
    static YamlMap merge(YamlMap base, YamlMap over) {
        SequencedMap<String, YamlMap.Entry> entries = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> entries.merge(key, entry, MergeKeys::merged));
        return new YamlMap(entries, base.at());
    }

    private static YamlMap.Entry merged(YamlMap.Entry base, YamlMap.Entry over) {
        return base.value() instanceof YamlMap below && over.value() instanceof YamlMap above
                ? new YamlMap.Entry(over.key(), merge(below, above))
                : over;
    }

    private static YamlNode expand(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> scalar;
            case YamlMap map -> expand(map);
            case YamlList list -> new YamlList(list.items().stream().map(MergeKeys::expand).toList(), list.at());
        };
    }

    private static List<YamlMap> sources(YamlNode node) {
        return switch (node) {
            case YamlScalar _ -> List.of();
            case YamlMap map -> List.of(map);
            case YamlList list -> list.items().stream().flatMap(item -> sources(item).stream()).toList();
        };
    }
}
