package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;

/** A node of a YAML file. */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {
    /** Where it begins. */
    Position at();

    /** {@code a text}, {@code a list}, {@code a map}: for messages. */
    default Text kind() {
        return switch (this) {
            case YamlScalar _ -> new Text("a single value", "une valeur simple");
            case YamlList _ -> new Text("a list", "une liste");
            case YamlMap _ -> new Text("a map", "un dictionnaire");
        };
    }
}
