package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns composed nodes into ours, and refuses tags, aliases that contain themselves, and double keys. */
final class NodeReader {
    private static final int MAX_NODES = 100_000;
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.SEQ, Tag.MAP);

    private final Source source;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    NodeReader(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Optional<YamlNode> read(Node node) {
        Position at = YamlFile.at(source, node.getStartMark());
        if (++nodes > MAX_NODES) {
            problems.add(Position.ofFile(source.name()),
                    new Text(
                            "more than 100,000 values, aliases counted as often as they are used",
                            "plus de 100 000 valeurs, les alias comptés autant de fois qu'ils servent"));
            return Optional.empty();
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problems.add(at, new Text("tags are not used here: ", "les tags ne servent pas ici : ")
                    .and(Text.verbatim(node.getTag().getValue())), new Text("leave the tag out", "retirer le tag"));
            return Optional.empty();
        }
        if (!open.add(node)) {
            problems.add(at, new Text("contains itself by an alias", "se contient lui-même par un alias"));
            return Optional.empty();
        }
        try {
            return switch (node) {
                case ScalarNode scalar -> Optional.of(scalar(scalar, at));
                case SequenceNode sequence -> Optional.of(list(sequence, at));
                case MappingNode mapping -> Optional.of(map(mapping, at));
                default -> throw new IllegalStateException("unknown kind of node " + node.getNodeType());
            };
        } finally {
            open.remove(node);
        }
    }

    private static YamlScalar scalar(ScalarNode node, Position at) {
        YamlScalar.Style style = switch (node.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
            case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
            case LITERAL -> YamlScalar.Style.LITERAL;
            case FOLDED -> YamlScalar.Style.FOLDED;
        };
        return new YamlScalar(node.getValue(), style, at);
    }

    private YamlList list(SequenceNode node, Position at) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            read(item).ifPresent(items::add);
        }
        return new YamlList(items, at);
    }

    private YamlMap map(MappingNode node, Position at) {
        SequencedMap<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Optional<YamlNode> value = read(tuple.getValueNode());
            Optional<YamlNode> key = read(tuple.getKeyNode());
            if (key.isPresent() && value.isPresent()) {
                put(entries, key.get(), value.get());
            }
        }
        return new YamlMap(entries, at);
    }

    private void put(SequencedMap<String, YamlMap.Entry> entries, YamlNode key, YamlNode value) {
        if (!(key instanceof YamlScalar name)) {
            problems.add(key.at(), new Text(
                    "a key must be a single value, and this is " + key.kind().en(),
                    "une clé est une valeur simple, et ceci est " + key.kind().fr()));
            return;
        }
        YamlMap.Entry before = entries.putIfAbsent(name.text(), new YamlMap.Entry(name, value));
        if (before != null) {
            int first = before.key().at().line();
            problems.add(name.at(),
                    new Text("the key '" + name.text() + "' stands twice",
                            "la clé « " + name.text() + " » est en double"),
                    new Text("it stands first in line " + first, "elle est déjà à la ligne " + first));
        }
    }
}
