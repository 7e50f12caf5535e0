package io.secnumscan.core.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A mapping, in the order of the file; its keys are texts, and no key stands twice. */
public record YamlMap(SequencedMap<String, Entry> entries, Position at) implements YamlNode {
    /** A key, where it stands, and its value. */
    public record Entry(YamlScalar key, YamlNode value) {}

    public YamlMap {
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }
}
