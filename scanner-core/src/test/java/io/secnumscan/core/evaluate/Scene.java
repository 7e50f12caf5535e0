package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cases.MemorySnapshot;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A small platform called {@code x} with one target called {@code cloud}: things, which own parts and may name a friend, and
 * rules on them that a test writes in place.
 */
final class Scene {
    static final String THING = "x.thing";
    static final String OTHER = "x.other";
    static final Instant READ_AT = Instant.parse("2026-03-01T12:00:00Z");

    private static final String THING_FILE = """
            type: x.thing
            id: /id
            name: /name
            scope: {project: /project}
            fields:
              id: string
              name: {type: string, absent: ""}
              project: {type: string, absent: ""}
              open: {type: bool, absent: unread, right: to see what is open}
              friend: {type: string?, absent: null}
              tags: {type: list(string), absent: []}
              seen: {type: timestamp?, absent: null}
              key: {type: string?, absent: null, secret: [length]}
              key_length: {at: /key/length, type: int?, absent: null}
              parts:
                absent: unread
                right: to see parts
                items: {kind: string, size: {type: int, absent: unread}}
            """;
    private static final String OTHER_FILE = """
            type: x.other
            id: /id
            scope: {project: /project}
            fields:
              id: string
              project: {type: string, absent: ""}
              good: {type: bool, absent: unread}
              owner: {type: string?, absent: null}
            """;
    private static final String DERIVED_FILE = """
            type: analysis/derived
            fields: {thing: string, bad: bool}
            """;
    private static final String PARAMETERS = """
            limits:
              type: list(int)
              description: {en: limits, fr: limites}
            entries:
              items: {id: string, target: {type: string?, absent: null}, wanted: {type: bool, absent: true}}
              description: {en: entries, fr: entrées}
            """;

    private final Path folder;
    private final MemorySnapshot snapshot = new MemorySnapshot();
    private final SortedMap<String, JsonNode> params = new TreeMap<>();
    private final List<Analysis> analyses = new ArrayList<>();
    private Optional<Instant> clock = Optional.empty();
    private int threads = 1;
    private boolean whole;
    private Focus focus = Focus.onAll();

    /** What an evaluation came to. */
    record Results(List<Finding> report, List<Finding> each) {
        List<Verdict> verdicts() {
            return report.stream().map(Finding::verdict).toList();
        }

        Finding only() {
            if (report.size() != 1) {
                throw new AssertionError("not one finding but " + report);
            }
            return report.getFirst();
        }
    }

    /** @param folder an empty one */
    Scene(Path folder) {
        this.folder = folder;
        write("rules/x/types/thing.yaml", THING_FILE);
        write("rules/x/types/other.yaml", OTHER_FILE);
        write("rules/x/types/analysis.derived.yaml", DERIVED_FILE);
        write("rules/parameters.yaml", PARAMETERS);
        snapshot.target("cloud", "x", json("{\"regions\": [\"north\", \"south\"]}"));
        call(1, READ_AT);
    }

    /** Adds a rule; what every rule needs and this one doesn't say is made up. */
    Scene rule(String id, String text) {
        StringBuilder rule = new StringBuilder("id: " + id + "\n" + text + "\n");
        addUnlessThere(rule, "title", "{en: " + id + " holds, fr: " + id + " est respectée}");
        addUnlessThere(rule, "severity", "high");
        addUnlessThere(rule, "message", "{en: it is wrong, fr: c'est faux}");
        addUnlessThere(rule, "why", "{en: because, fr: parce que}");
        addUnlessThere(rule, "remediation", "{en: mend it, fr: corrigez}");
        addUnlessThere(rule, "sources", "[a guide]");
        write("rules/x/area/" + id + "/rule.yaml", rule.toString());
        return this;
    }

    /** {@code open} things pass, others fail. */
    Scene openRule() {
        return rule("open", "subject: x.thing\nrequire: resource.open");
    }

    Scene thing(String id, String attributes) {
        return resource(THING, "", Scope.ALL, id, attributes);
    }

    Scene thing(Scope scope, String id, String attributes) {
        return resource(THING, "", scope, id, attributes);
    }

    Scene other(String id, String attributes) {
        return resource(OTHER, "", Scope.ALL, id, attributes);
    }

    Scene resource(String type, String region, Scope scope, String id, String attributes) {
        ObjectNode node = json("{" + attributes.replace('\'', '"') + "}");
        node.put("id", id);
        snapshot.add(new Resource("cloud", region, scope, type, id, node.path("name").asText(), 1, node));
        return this;
    }

    Scene complete(String type, long count) {
        return line(type, "", Scope.ALL, new Coverage.Complete(count), new View.Cloud());
    }

    Scene line(String type, Coverage coverage) {
        return line(type, "", Scope.ALL, coverage, new View.Cloud());
    }

    Scene line(String type, String region, Scope scope, Coverage coverage, View view) {
        snapshot.add(new CoverageRecord("cloud", region, scope, type, coverage, "reader", view));
        return this;
    }

    Scene call(int number, Instant at) {
        snapshot.add(new CallLog.Call(
                number, "cloud", "reader", "GET", "https://cloud.example/" + number, 200, Optional.empty(), at, 5, 100,
                Optional.empty(), "ok"));
        return this;
    }

    Scene param(String name, String value) {
        params.put(name, tree(value));
        return this;
    }

    Scene clock(Instant now) {
        clock = Optional.of(now);
        return this;
    }

    /** All of the target is asked for. */
    Scene whole() {
        whole = true;
        return this;
    }

    /** Only parts of it are, or all but some. */
    Scene focus(List<String> only, List<String> without) {
        focus = new Focus(only, without);
        return this;
    }

    Scene threads(int number) {
        threads = number;
        return this;
    }

    Scene analysis(Analysis analysis) {
        analyses.add(analysis);
        return this;
    }

    SnapshotView snapshot() {
        return snapshot;
    }

    /** Evaluates by all rules; fails when one doesn't load. */
    Results evaluate() {
        return evaluate(snapshot);
    }

    Results evaluate(SnapshotView of) {
        List<Finding> report = new ArrayList<>();
        List<Finding> each = new ArrayList<>();
        SortedMap<String, List<Analysis>> byPlatform = new TreeMap<>();
        byPlatform.put("x", analyses);
        Path work = folder.resolve("work");
        try {
            Files.createDirectories(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Evaluator.evaluate(
                new Evaluation(of, rules(), byPlatform, params, whole, focus, clock, work, threads), report::add,
                Optional.of(each::add));
        return new Results(report, each);
    }

    /** What was left in the work folder. */
    long leftOver() {
        try (var left = Files.list(folder.resolve("work"))) {
            return left.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RuleSet rules() {
        Problems problems = new Problems();
        Path root = folder.resolve("rules");
        Vocabulary vocabulary = new Vocabulary(
                TypeFiles.load(root, problems), Parameters.load(root, problems).types(), new TreeMap<>());
        RuleSet rules = RuleFiles.load(List.of(root), vocabulary, problems);
        problems.throwIfAny();
        return rules;
    }

    static ObjectNode json(String text) {
        return (ObjectNode) tree(text);
    }

    static JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addUnlessThere(StringBuilder rule, String key, String value) {
        if (!rule.toString().startsWith(key + ":") && rule.indexOf("\n" + key + ":") < 0) {
            rule.append(key).append(": ").append(value).append('\n');
        }
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
