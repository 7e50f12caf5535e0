package io.secnumscan.openstack.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of one cloud by name, whatever they come from; what stands under {@code auth} and what stands beside it are
 * one, as for openstacksdk. Names have underscores.
 */
final class Settings {
    private static final Set<String> YES = Set.of("true", "yes", "on", "1", "y");
    private static final Set<String> NO = Set.of("false", "no", "off", "0", "n");

    private final String cloud;
    private final Text where;
    /** What stands before the place of a single setting. */
    private final Text kind;
    private final SortedMap<String, YamlNode> values;
    private final ConfigSearch search;

    private Settings(
            String cloud, Text where, Text kind, SortedMap<String, YamlNode> values, ConfigSearch search) {
        this.cloud = cloud;
        this.where = where;
        this.kind = kind;
        this.values = values;
        this.search = search;
    }

    static Settings ofCloud(String name, YamlMap map, ConfigSearch search) {
        SortedMap<String, YamlNode> values = new TreeMap<>();
        put(map, values);
        if (values.remove("auth") instanceof YamlMap auth) {
            put(auth, values);
        }
        Text where = new Text("cloud '" + name + "'", "cloud « " + name + " »").at(map.at().toString());
        return new Settings(name, where, Text.verbatim(""), values, search);
    }

    /** {@code OS_USERNAME} is {@code username}, and so on. */
    static Settings ofEnvironment(String name, ConfigSearch search) {
        SortedMap<String, YamlNode> values = new TreeMap<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(search.environment()).entrySet()) {
            if (variable.getKey().startsWith("OS_") && !variable.getValue().isBlank()) {
                Position at = Position.ofFile(variable.getKey());
                values.put(
                        variable.getKey().substring(3).toLowerCase(Locale.ROOT),
                        new YamlScalar(variable.getValue(), YamlScalar.Style.DOUBLE_QUOTED, at));
            }
        }
        return new Settings(
                name, new Text("environment variables OS_*", "variables d'environnement OS_*"),
                new Text("environment variable ", "variable d'environnement "), values, search);
    }

    String cloud() {
        return cloud;
    }

    ConfigSearch search() {
        return search;
    }

    /** {@code clouds.yaml:3:5: cloud 'paris'}, the beginning of a message. */
    Text where() {
        return where;
    }

    /** The first of the names that has a value. */
    Optional<String> text(String... names) throws TargetException {
        for (String name : names) {
            YamlNode node = values.get(name);
            if (node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isEmpty()) {
                return Optional.of(scalar.text());
            }
            if (node != null && !(node instanceof YamlScalar)) {
                throw wrong(name, new Text(
                        "wants a single value, and this is " + node.kind().en(),
                        "attend une valeur simple, et ceci est " + node.kind().fr()));
            }
        }
        return Optional.empty();
    }

    String required(String name, Text wayOut) throws TargetException {
        Optional<String> found = text(name);
        if (found.isEmpty()) {
            throw without(name, wayOut);
        }
        return found.get();
    }

    Optional<Secret> secret(String... names) throws TargetException {
        return text(names).map(Secret::new);
    }

    /** Older YAML's words for true and false; anything else is an error. */
    Optional<Boolean> flag(String name) throws TargetException {
        Optional<String> found = text(name).map(value -> value.toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!YES.contains(found.get()) && !NO.contains(found.get())) {
            throw wrong(name, new Text("is true or false", "vaut true ou false"));
        }
        return Optional.of(YES.contains(found.get()));
    }

    /** The names in a list: its single values, and the {@code name} of its maps. A single value is a list of one. */
    List<String> names(String name) {
        return switch (values.get(name)) {
            case YamlList list -> list.items().stream().flatMap(item -> nameOf(item).stream()).toList();
            case YamlScalar scalar when !scalar.isNull() && !scalar.text().isEmpty() ->
                    List.of(scalar.text().strip().split("\\s*,\\s*"));
            case null, default -> List.of();
        };
    }

    /** Names and values of all settings whose name ends so, without the ending. */
    SortedMap<String, String> endingWith(String ending) {
        SortedMap<String, String> found = new TreeMap<>();
        values.forEach((name, node) -> {
            if (name.endsWith(ending) && node instanceof YamlScalar scalar && !scalar.isNull()) {
                found.put(name.substring(0, name.length() - ending.length()), scalar.text());
            }
        });
        return found;
    }

    /** An error about a setting that is missing. */
    TargetException without(String name, Text wayOut) {
        return new TargetException(where.and(new Text(" has no " + name, " n'a pas de " + name)).then(wayOut));
    }

    /** An error about one setting, with the place that it stands in. */
    TargetException wrong(String name, Text problem) {
        return new TargetException(complaint(name, problem));
    }

    TargetException wrong(String name, Text problem, Exception cause) {
        return new TargetException(complaint(name, problem), cause);
    }

    private Text complaint(String name, Text problem) {
        YamlNode node = values.get(name);
        Text at = node == null ? where : kind.and(Text.verbatim(node.at().toString()));
        return new Text(
                "'" + name + "' of cloud '" + cloud + "' " + problem.en(),
                "« " + name + " » du cloud « " + cloud + " » " + problem.fr()).at(at);
    }

    private static Optional<String> nameOf(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> Optional.of(scalar.text()).filter(text -> !text.isEmpty());
            case YamlMap map -> map.get("name").flatMap(Settings::nameOf);
            case YamlList _ -> Optional.empty();
        };
    }

    private static void put(YamlMap map, SortedMap<String, YamlNode> values) {
        map.entries().forEach((key, entry) -> values.put(key.replace('-', '_'), entry.value()));
    }
}
