package io.secnumscan.core.yaml;

import java.util.List;

/** A sequence. */
public record YamlList(List<YamlNode> items, Position at) implements YamlNode {
    public YamlList {
        items = List.copyOf(items);
    }
}
