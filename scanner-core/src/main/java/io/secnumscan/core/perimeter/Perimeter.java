package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.digest.Canonical;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.ValueReader;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The values of the parameters for one evaluation.
 *
 * @param values by parameter name; a parameter without a value is not in it, and unknown to rules
 */
public record Perimeter(SortedMap<String, JsonNode> values) {
    /** What messages call a {@code secnumscan.yaml}. */
    public static final Text CONFIGURATION = new Text("a configuration file", "un fichier de configuration");

    private static final String SECTION = "perimeter";
    /** What a {@code secnumscan.yaml} may hold at its top besides. */
    private static final List<String> OTHERS = List.of("targets", "http", "profile", "waivers");

    public Perimeter {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** What is declared of nothing but the defaults of the parameters. */
    public static Perimeter ofDefaults(Parameters parameters) {
        return of(parameters, new TreeMap<>(), new TreeMap<>());
    }

    /** Each parameter's value: the operator's, else the profile's, else the default. */
    public static Perimeter of(
            Parameters parameters, SortedMap<String, JsonNode> profile, SortedMap<String, JsonNode> declared) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        parameters.byName()
                .forEach((name, parameter) -> parameter.fallback().ifPresent(value -> values.put(name, value)));
        values.putAll(profile);
        values.putAll(declared);
        return new Perimeter(values);
    }

    /**
     * Reads the {@code perimeter:} section of a {@code secnumscan.yaml}, if it has one: what the operator declares. Other
     * sections are the launcher's and are not looked at.
     */
    public static SortedMap<String, JsonNode> read(Path file, Parameters parameters, Problems problems) {
        return sections(file, parameters, problems)
                .flatMap(map -> map.optionalMap(SECTION))
                .map(section -> values(section, parameters))
                .orElseGet(TreeMap::new);
    }

    /** Reads the same of a file that is named for its perimeter: one that has none was meant to have one. */
    public static SortedMap<String, JsonNode> readNamed(Path file, Parameters parameters, Problems problems) {
        Optional<MapReader> map = sections(file, parameters, problems);
        if (map.isPresent() && problems.isEmpty() && !map.get().has(SECTION)) {
            problems.add(map.get().at(),
                    new Text("this file declares no perimeter", "ce fichier ne déclare aucun périmètre"),
                    new Text("write what is declared below 'perimeter:', or leave --perimeter out",
                            "écrire ce qui est déclaré sous « perimeter: », ou omettre --perimeter"));
        }
        return map.flatMap(sections -> sections.optionalMap(SECTION))
                .map(section -> values(section, parameters))
                .orElseGet(TreeMap::new);
    }

    /** The file as a map; keys at its top that mean nothing there are problems, above all a misspelt section. */
    private static Optional<MapReader> sections(Path file, Parameters parameters, Problems problems) {
        Optional<YamlNode> node = YamlFile.read(file, problems);
        if (node.isPresent() && node.get() instanceof YamlMap map) {
            map.entries().forEach((key, entry) -> checkSection(entry.key(), parameters, problems));
        }
        return node.map(found -> MapReader.of(found, CONFIGURATION, problems));
    }

    private static void checkSection(YamlScalar key, Parameters parameters, Problems problems) {
        List<String> known = Stream.concat(Stream.of(SECTION), OTHERS.stream()).toList();
        if (known.contains(key.text())) {
            return;
        }
        if (parameters.byName().containsKey(key.text())) {
            problems.add(key.at(),
                    new Text("the parameter '" + key.text() + "' stands outside of the perimeter",
                            "le paramètre « " + key.text() + " » est en dehors du périmètre"),
                    new Text("write it below 'perimeter:'", "l'écrire sous « perimeter: »"));
        } else {
            problems.unknown(key.at(), MapReader.UNKNOWN_KEY, key.text(), known);
        }
    }

    /** Reads a map of parameter values; an unknown name and a value of another type are problems. */
    public static SortedMap<String, JsonNode> values(MapReader map, Parameters parameters) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        ValueReader reader = new ValueReader(map.problems());
        map.forEach((name, node) -> {
            Parameter parameter = parameters.byName().get(name.text());
            if (parameter == null) {
                map.problems().unknown(name.at(), new Text("unknown parameter", "paramètre inconnu"), name.text(),
                        parameters.byName().keySet());
            } else {
                check(name.text(), node, map.problems());
                values.put(name.text(),
                        reader.read(Text.quoted(name.text()), parameter.type(), parameter.nullable(), node));
            }
        });
        return values;
    }

    /** What the type of a parameter can't say of its values. */
    private static void check(String name, YamlNode node, Problems problems) {
        switch (name) {
            case Owners.PARAMETER, "environments", "sensitiveProjects" -> Owners.check(node, problems);
            case Networks.PARAMETER -> Networks.check(node, problems);
            default -> {}
        }
    }

    /** SHA-256 of the values, in hexadecimal: two evaluations with the same perimeter have the same. */
    public String digest() {
        return Canonical.digest(values);
    }
}
