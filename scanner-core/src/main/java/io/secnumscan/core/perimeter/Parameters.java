package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cel.RuleScope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.FieldReader;
import io.secnumscan.core.type.ValueReader;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every value that a rule may ask the operator for, as {@code <root>/parameters.yaml} declares it:
 *
 * <pre>{@code
 * adminPorts:
 *   type: list(int)
 *   default: [22, 3389]
 *   description: {en: Ports of administration, fr: Ports d'administration}
 * projects:
 *   items: {id: string, logging: {type: bool, absent: false}}
 *   description: …
 * }</pre>
 */
public record Parameters(SortedMap<String, Parameter> byName) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    public Parameters {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Loads {@code parameters.yaml} of a rules folder; a folder without one declares none. */
    public static Parameters load(Path rulesRoot, Problems problems) {
        return load(List.of(rulesRoot), problems);
    }

    /** Loads those of several rules folders; a name that two of them declare is a problem. */
    public static Parameters load(List<Path> rulesRoots, Problems problems) {
        SortedMap<String, Parameter> byName = new TreeMap<>();
        for (Path root : rulesRoots) {
            Path file = root.resolve("parameters.yaml");
            if (Files.exists(file)) {
                YamlFile.read(file, problems)
                        .map(node -> MapReader.of(node, "a parameter file", problems))
                        .ifPresent(map -> map.forEach((name, value) -> add(byName, name, value, problems)));
            }
        }
        return new Parameters(byName);
    }

    private static void add(SortedMap<String, Parameter> byName, YamlScalar name, YamlNode value, Problems problems) {
        if (!NAME.matcher(name.text()).matches()) {
            problems.add(name.at(), "'" + name.text() + "' is no name of a parameter", "write it like adminPorts");
        }
        Parameter parameter = parameter(name.text(), MapReader.of(value, "a parameter", problems));
        if (byName.putIfAbsent(name.text(), parameter) != null) {
            problems.add(name.at(), "the parameter '" + name.text() + "' is declared by another rules folder too");
        }
    }

    private static Parameter parameter(String name, MapReader map) {
        Problems problems = map.problems();
        FieldReader.Declared declared = FieldReader.withoutShapes(problems).declared("perimeter." + name, map);
        Optional<JsonNode> fallback = map.node("default")
                .map(node -> new ValueReader(problems).read(Text.quoted("default"), declared.type(),
                        declared.nullable(), node));
        MapReader description = map.map("description");
        Text text = new Text(description.text("en"), description.text("fr"));
        description.done();
        map.done();
        return new Parameter(name, declared.type(), declared.nullable(), fallback, text);
    }

    /** The types that expressions are checked against: {@code params.<name>}. */
    public SortedMap<String, RuleScope.Parameter> types() {
        SortedMap<String, RuleScope.Parameter> types = new TreeMap<>();
        byName.forEach(
                (name, parameter) -> types.put(name, new RuleScope.Parameter(parameter.type(), parameter.nullable())));
        return types;
    }
}
