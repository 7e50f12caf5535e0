package io.secnumscan.core.rule;

import io.secnumscan.core.rule.RuleSource.EachSource;
import io.secnumscan.core.rule.RuleSource.EquationSource;
import io.secnumscan.core.rule.RuleSource.RelatedSource;
import io.secnumscan.core.rule.RuleSource.TextSource;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.MapReader;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one rule file: its keys and fixed words, not its expressions. */
final class RuleReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]*");
    private static final List<Verdict> ABSENT = List.of(Verdict.NOT_APPLICABLE, Verdict.FAIL, Verdict.NOT_ASSESSABLE);

    private final Problems problems;
    private final YamlScalar nothing;

    private RuleReader(MapReader map) {
        this.problems = map.problems();
        this.nothing = new YamlScalar("", YamlScalar.Style.PLAIN, map.at());
    }

    /** Reads the rule of a folder; what it gives must not be used when a problem was noted. */
    static Optional<RuleSource> read(Path folder, Problems problems) {
        return YamlFile.read(folder.resolve(RuleFolders.FILE), problems)
                .map(node -> MapReader.of(node, "a rule", problems))
                .map(map -> new RuleReader(map).read(map,
                        folder.toAbsolutePath().normalize().getFileName().toString()));
    }

    private RuleSource read(MapReader map, String folder) {
        YamlScalar id = scalar(map, "id");
        if (!id.text().equals(folder)) {
            problems.add(id.at(), "the rule '" + id.text() + "' stands in the folder '" + folder + "'",
                    "give both the same name");
        } else if (!ID.matcher(folder).matches()) {
            problems.add(id.at(), "'" + folder + "' is no id of a rule", "write it like os-sg-ingress-all");
        }
        RuleSource source = new RuleSource(
                id,
                map.scalars("aliases"),
                text(map, "title"),
                Severity.of(map.oneOf("severity", labels(Severity.values(), Severity::label))).orElseThrow(),
                scalar(map, "subject"),
                map.optionalMap("each").map(this::each),
                map.optionalMap("related").map(this::related).orElse(List.of()),
                map.optionalOneOf("view", labels(Breadth.values(), Breadth::label)).flatMap(Breadth::of)
                        .orElse(Breadth.PROJECT),
                map.optionalScalar("when"),
                map.optionalScalar("assessable"),
                scalar(map, "require"),
                map.optionalScalar("review"),
                map.optionalOneOf("absent", ABSENT.stream().map(Verdict::label).toList()).map(RuleReader::verdict),
                template(map.map("message")),
                text(map, "why"),
                remediation(map),
                map.optionalMap("remediation").flatMap(below -> below.optionalScalar("terraform")),
                map.optionalMap("reason").map(this::template),
                map.optionalMap("look").map(this::template),
                sources(map));
        map.done();
        return source;
    }

    private List<String> sources(MapReader map) {
        List<String> sources = map.texts("sources");
        if (sources.isEmpty() && map.requiredNode("sources").isPresent()) {
            problems.add(map.at("sources"), "'sources' names no text", "name guide and section, like ANSSI-PA-022 R16");
        }
        return sources;
    }

    private EachSource each(MapReader map) {
        EachSource each = new EachSource(scalar(map, "item"), scalar(map, "key"));
        map.done();
        return each;
    }

    private List<RelatedSource> related(MapReader map) {
        List<RelatedSource> sets = new ArrayList<>();
        map.forEach((name, node) -> sets.add(related(name, node)));
        return sets;
    }

    private RelatedSource related(YamlScalar name, YamlNode node) {
        if (!NAME.matcher(name.text()).matches()) {
            problems.add(name.at(), "'" + name.text() + "' is no name of a related set", "write it like addressGroups");
        }
        MapReader map = MapReader.of(node, "a related set", problems);
        List<EquationSource> where = new ArrayList<>();
        map.optionalMap("where").ifPresent(equations -> equations.forEach((field, value) -> {
            if (value instanceof YamlScalar scalar && !scalar.isNull()) {
                where.add(new EquationSource(field, scalar));
            } else {
                problems.add(value.at(),
                        "'where' equates a field with an expression, and this is " + value.kind().en());
            }
        }));
        boolean linked = map.optionalOneOf("target", List.of("linked")).isPresent();
        RelatedSource set = new RelatedSource(name, scalar(map, "type"), linked, where);
        map.done();
        return set;
    }

    private TextSource remediation(MapReader map) {
        MapReader below = map.map("remediation");
        TextSource texts = new TextSource(scalar(below, "en"), scalar(below, "fr"));
        below.optionalScalar("terraform");
        below.done();
        return texts;
    }

    private TextSource template(MapReader map) {
        TextSource texts = new TextSource(scalar(map, "en"), scalar(map, "fr"));
        map.done();
        return texts;
    }

    private static Text text(MapReader map, String key) {
        MapReader below = map.map(key);
        Text text = new Text(below.text("en"), below.text("fr"));
        below.done();
        return text;
    }

    private YamlScalar scalar(MapReader map, String key) {
        return map.scalar(key).orElse(nothing);
    }

    private static Verdict verdict(String label) {
        return ABSENT.stream().filter(verdict -> verdict.label().equals(label)).findFirst().orElseThrow();
    }

    private static <E> List<String> labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).toList();
    }
}
