package io.secnumscan.core.yaml;

/** A node of a YAML file. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {
    /** Where it begins. */
    Position at();

    /** {@code a text}, {@code a list}, {@code a map}: for messages. */
    default String kind() {
        return switch (this) {
            case YamlScalar _ -> "a single value";
            case YamlList _ -> "a list";
            case YamlMap _ -> "a map";
        };
    }
}
