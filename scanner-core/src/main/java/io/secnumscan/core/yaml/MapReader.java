package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Typed reading of a map. Each accessor notes the key as known and reports a value of the wrong kind; {@link #done()}
 * reports every key that nobody asked for. After a problem an accessor gives a placeholder (empty text, false, empty
 * list), so that reading goes on and the author sees all problems at once.
 */
public final class MapReader {
    /** What stands before the name of a key that means nothing there. */
    public static final Text UNKNOWN_KEY = new Text("unknown key", "clé inconnue");

    private final YamlMap map;
    private final Problems problems;
    private final TreeSet<String> asked = new TreeSet<>();

    private MapReader(YamlMap map, Problems problems) {
        this.map = map;
        this.problems = problems;
    }

    public static MapReader of(YamlMap map, Problems problems) {
        return new MapReader(map, problems);
    }

    /** The same for files that authors of rules write: the report of another node is in English alone. */
    public static MapReader of(YamlNode node, String what, Problems problems) {
        if (!(node instanceof YamlMap)) {
            problems.add(node.at(), what + " is a map, and this is " + node.kind().en());
        }
        return new MapReader(node instanceof YamlMap map ? map : empty(node.at()), problems);
    }

    /** Reads the node as a map; anything else is reported and read as an empty one. {@code what}: "a target". */
    public static MapReader of(YamlNode node, Text what, Problems problems) {
        if (node instanceof YamlMap map) {
            return new MapReader(map, problems);
        }
        problems.add(node.at(), what.and(new Text(
                " is a map, and this is " + node.kind().en(),
                " est un dictionnaire, et ceci est " + node.kind().fr())));
        return new MapReader(empty(node.at()), problems);
    }

    /** Where the map begins. */
    public Position at() {
        return map.at();
    }

    /** Where that key stands; the map itself when it isn't there. */
    public Position at(String key) {
        YamlMap.Entry entry = map.entries().get(key);
        return entry == null ? map.at() : entry.key().at();
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(String key) {
        asked.add(key);
        return map.entries().containsKey(key);
    }

    /** The value as it stands; nothing is reported. */
    public Optional<YamlNode> node(String key) {
        asked.add(key);
        return map.get(key);
    }

    /** The value as it stands; its absence is reported. */
    public Optional<YamlNode> requiredNode(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            problems.add(map.at(), Text.quoted(key).and(new Text(" is missing", " manque")));
        }
        return node;
    }

    /** An obligatory single value; empty text after a problem. */
    public String text(String key) {
        return scalar(key).map(YamlScalar::text).orElse("");
    }

    public Optional<String> optionalText(String key) {
        return optionalScalar(key).map(YamlScalar::text);
    }

    /** An obligatory single value with its position, for expressions and templates. */
    public Optional<YamlScalar> scalar(String key) {
        return requiredNode(key).flatMap(node -> asScalar(key, node));
    }

    public Optional<YamlScalar> optionalScalar(String key) {
        return node(key).flatMap(node -> asScalar(key, node));
    }

    /** One of the names; the first of them after a problem. */
    public String oneOf(String key, List<String> names) {
        return scalar(key).map(found -> checked(key, found, names)).orElse(names.getFirst());
    }

    public Optional<String> optionalOneOf(String key, List<String> names) {
        return optionalScalar(key).map(found -> checked(key, found, names));
    }

    public boolean bool(String key, boolean otherwise) {
        return optionalScalar(key).map(found -> checked(key, found, List.of("true", "false")).equals("true"))
                .orElse(otherwise);
    }

    /** A list of single values; empty when the key is not there. A single value alone reads as a list of one. */
    public List<YamlScalar> scalars(String key) {
        List<YamlScalar> found = new ArrayList<>();
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && node.get() instanceof YamlList list) {
            list.items().forEach(item -> asScalar(key, item).ifPresent(found::add));
        } else if (node.isPresent()) {
            asScalar(key, node.get()).ifPresent(found::add);
        }
        return found;
    }

    public List<String> texts(String key) {
        return scalars(key).stream().map(YamlScalar::text).toList();
    }

    /** A list of whatever; empty when the key is not there. */
    public List<YamlNode> list(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isPresent() && node.get() instanceof YamlList list) {
            return list.items();
        }
        node.ifPresent(other -> problems.add(other.at(), Text.quoted(key).and(new Text(
                " is a list, and this is " + other.kind().en(), " est une liste, et ceci est " + other.kind().fr()))));
        return List.of();
    }

    /** An obligatory map below this one; an empty one after a problem. */
    public MapReader map(String key) {
        return requiredNode(key)
                .map(node -> of(node, Text.quoted(key), problems))
                .orElseGet(() -> new MapReader(empty(map.at()), problems));
    }

    public Optional<MapReader> optionalMap(String key) {
        return node(key).map(node -> of(node, Text.quoted(key), problems));
    }

    /** Every entry in the order of the file; all keys count as known. */
    public void forEach(BiConsumer<YamlScalar, YamlNode> consumer) {
        SequencedMap<String, YamlMap.Entry> entries = map.entries();
        asked.addAll(entries.keySet());
        entries.values().forEach(entry -> consumer.accept(entry.key(), entry.value()));
    }

    /** Reports the keys that were not asked for. Call it last. */
    public void done() {
        map.entries().forEach((key, entry) -> {
            if (!asked.contains(key)) {
                problems.unknown(entry.key().at(), UNKNOWN_KEY, key, asked);
            }
        });
    }

    private static YamlMap empty(Position at) {
        return new YamlMap(new LinkedHashMap<>(), at);
    }

    private Optional<YamlScalar> asScalar(String key, YamlNode node) {
        if (node instanceof YamlScalar scalar && !scalar.isNull()) {
            return Optional.of(scalar);
        }
        Text what = node instanceof YamlScalar ? new Text("empty", "vide") : node.kind();
        problems.add(node.at(), Text.quoted(key).and(new Text(
                " wants a single value, and this is " + what.en(),
                " attend une valeur simple, et ceci est " + what.fr())));
        return Optional.empty();
    }

    private String checked(String key, YamlScalar found, List<String> names) {
        if (names.contains(found.text())) {
            return found.text();
        }
        problems.unknown(found.at(),
                new Text("unknown value of '" + key + "':", "valeur inconnue de « " + key + " » :"), found.text(),
                names);
        return names.getFirst();
    }
}
