package io.secnumscan.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlJson;
import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code cases.yaml}: a list of cases. */
final class CaseReader {
    private final Rule rule;
    private final SortedSet<String> params;
    private final Problems problems;

    private CaseReader(Rule rule, SortedSet<String> params, Problems problems) {
        this.rule = rule;
        this.params = params;
        this.problems = problems;
    }

    /**
     * Reads the cases of a rule.
     *
     * @param params names of the declared parameters
     */
    static List<Case> read(Path file, Rule rule, SortedSet<String> params, Problems problems) {
        CaseReader reader = new CaseReader(rule, params, problems);
        List<Case> cases = new ArrayList<>();
        YamlFile.read(file, problems).ifPresent(node -> {
            if (node instanceof YamlList list) {
                list.items().forEach(item -> cases.add(reader.read(MapReader.of(item, "a case", problems))));
            } else {
                problems.add(node.at(), "cases are a list, and this is " + node.kind().en());
            }
        });
        return cases;
    }

    private Case read(MapReader map) {
        Case one = new Case(
                map.text("case"),
                map.at(),
                map.requiredNode("expect").map(this::expected).orElseGet(TreeMap::new),
                map.node("resource").map(YamlJson::of),
                related(map),
                coverage(map),
                params(map),
                map.optionalMap("target").map(CaseReader::object).orElseGet(JsonNodeFactory.instance::objectNode),
                map.optionalOneOf("view", labels(Case.Seen.values())).map(CaseReader::seen).orElse(Case.Seen.CLOUD),
                map.optionalScalar("now").flatMap(this::instant));
        map.done();
        one.related().forEach((set, rows) -> {
            Case.State state = one.coverageOf(set);
            if (!rows.isEmpty() && (state == Case.State.UNAVAILABLE || state == Case.State.ABSENT)) {
                problems.add(one.at(),
                        "the case has rows of '" + set + "', which it says could not be read or does not exist");
            }
        });
        return one;
    }

    private SortedMap<String, Verdict> expected(YamlNode node) {
        SortedMap<String, Verdict> expected = new TreeMap<>();
        if (node instanceof YamlScalar scalar) {
            verdict(scalar).ifPresent(verdict -> expected.put("", verdict));
            return expected;
        }
        MapReader.of(node, "'expect'", problems).forEach((item, value) -> {
            if (value instanceof YamlScalar scalar) {
                verdict(scalar).ifPresent(verdict -> expected.put(item.text(), verdict));
            } else {
                problems.add(value.at(), "a verdict is a single value, and this is " + value.kind().en());
            }
        });
        if (rule.each().isEmpty()) {
            problems.add(node.at(), "the rule has no items", "write the verdict alone, like 'expect: fail'");
        }
        return expected;
    }

    private Optional<Verdict> verdict(YamlScalar label) {
        Optional<Verdict> verdict =
                Arrays.stream(Verdict.values()).filter(one -> one.label().equals(label.text())).findFirst();
        if (verdict.isEmpty()) {
            problems.unknown(label.at(), "verdict", label.text(),
                    Arrays.stream(Verdict.values()).map(Verdict::label).toList());
        }
        return verdict;
    }

    private SortedMap<String, List<JsonNode>> related(MapReader map) {
        SortedMap<String, List<JsonNode>> related = new TreeMap<>();
        map.optionalMap("related").ifPresent(sets -> sets.forEach((name, node) -> {
            known(name, sets());
            if (node instanceof YamlList rows) {
                related.put(name.text(), rows.items().stream().map(YamlJson::of).toList());
            } else {
                problems.add(node.at(), "rows are a list, and this is " + node.kind().en());
            }
        }));
        return related;
    }

    private SortedMap<String, Case.State> coverage(MapReader map) {
        SortedSet<String> names = sets();
        names.add(Case.SUBJECT);
        SortedMap<String, Case.State> coverage = new TreeMap<>();
        map.optionalMap("coverage").ifPresent(states -> states.forEach((name, node) -> {
            known(name, names);
            String label = states.oneOf(name.text(), labels(Case.State.values()));
            coverage.put(name.text(), Case.State.valueOf(label.toUpperCase(Locale.ROOT)));
        }));
        return coverage;
    }

    /** Declared lists may stand under either name, as their rules speak of {@code params} or of {@code perimeter}. */
    private SortedMap<String, JsonNode> params(MapReader map) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        for (String key : List.of("params", "perimeter")) {
            map.optionalMap(key).ifPresent(given -> given.forEach((name, node) -> {
                if (!params.contains(name.text())) {
                    problems.unknown(name.at(), "parameter", name.text(), params);
                }
                values.put(name.text(), YamlJson.of(node));
            }));
        }
        return values;
    }

    private SortedSet<String> sets() {
        SortedSet<String> names = new TreeSet<>();
        rule.related().stream().map(RelatedSet::name).forEach(names::add);
        return names;
    }

    private void known(YamlScalar name, SortedSet<String> names) {
        if (!names.contains(name.text())) {
            problems.unknown(name.at(), "related set", name.text(), names);
        }
    }

    private Optional<Instant> instant(YamlScalar text) {
        try {
            return Optional.of(Instant.parse(text.text()));
        } catch (DateTimeException e) {
            problems.add(text.at(), "'" + text.text() + "' is no time", "write it like 2026-03-01T00:00:00Z");
            return Optional.empty();
        }
    }

    private static ObjectNode object(MapReader map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        map.forEach((name, node) -> object.set(name.text(), YamlJson.of(node)));
        return object;
    }

    private static Case.Seen seen(String label) {
        return Case.Seen.valueOf(label.toUpperCase(Locale.ROOT));
    }

    private static List<String> labels(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }
}
