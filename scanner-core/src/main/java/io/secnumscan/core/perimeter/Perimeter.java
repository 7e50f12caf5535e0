package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.digest.Canonical;
import io.secnumscan.core.type.ValueReader;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of the parameters for one evaluation.
 *
 * @param values by parameter name; a parameter without a value is not in it, and unknown to rules
 */
public record Perimeter(SortedMap<String, JsonNode> values) {
    /** What a {@code secnumscan.yaml} may hold at its top. */
    private static final String SECTION = "perimeter";

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
     * Reads the {@code perimeter:} section of a {@code secnumscan.yaml}: what the operator declares. Other sections are the
     * launcher's and are not looked at.
     */
    public static SortedMap<String, JsonNode> read(Path file, Parameters parameters, Problems problems) {
        return YamlFile.read(file, problems)
                .map(node -> MapReader.of(node, "a configuration file", problems))
                .flatMap(map -> map.optionalMap(SECTION))
                .map(section -> values(section, parameters))
                .orElseGet(TreeMap::new);
    }

    /** Reads a map of parameter values; an unknown name and a value of another type are problems. */
    public static SortedMap<String, JsonNode> values(MapReader map, Parameters parameters) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        ValueReader reader = new ValueReader(map.problems());
        map.forEach((name, node) -> {
            Parameter parameter = parameters.byName().get(name.text());
            if (parameter == null) {
                map.problems().unknown(name.at(), "parameter", name.text(), parameters.byName().keySet());
            } else {
                if (name.text().equals(Owners.PARAMETER)) {
                    Owners.check(node, map.problems());
                }
                values.put(name.text(),
                        reader.read("'" + name.text() + "'", parameter.type(), parameter.nullable(), node));
            }
        });
        return values;
    }

    /** SHA-256 of the values, in hexadecimal: two evaluations with the same perimeter have the same. */
    public String digest() {
        return Canonical.digest(values);
    }
}
