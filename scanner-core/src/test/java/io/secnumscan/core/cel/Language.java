package io.secnumscan.core.cel;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlFile;
import io.secnumscan.core.yaml.YamlScalar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of one rule and their values, put together by a test. Values are JSON in single quotes. */
final class Language {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                    .build();

    private final SortedMap<String, ResourceType> related = new TreeMap<>();
    private final SortedMap<String, RuleScope.Parameter> parameters = new TreeMap<>();
    private final SortedMap<String, Bindings.Rows> rows = new TreeMap<>();
    private final SortedMap<String, JsonNode> params = new TreeMap<>();
    private final List<FunctionLibrary> libraries = new ArrayList<>();
    private final ResourceType resource;
    private FieldType.Struct target = new FieldType.Struct("target", new TreeMap<>());
    private Optional<FieldType> itemType = Optional.empty();
    private JsonNode attributes = JsonNodeFactory.instance.objectNode();
    private Optional<Bindings.Item> item = Optional.empty();
    private JsonNode facts = JsonNodeFactory.instance.objectNode();
    private Optional<Instant> now = Optional.empty();
    private Bindings.Trace trace = Bindings.Trace.NONE;

    private Language(ResourceType resource) {
        this.resource = resource;
    }

    /** @param fields of the resource, as a type file has them */
    static Language of(String fields) {
        return new Language(type("test.thing", fields));
    }

    Language join(String name, String fields) {
        related.put(name, type("test." + name, fields));
        return this;
    }

    /** A second join of the same type. */
    Language joinAgain(String name, String as) {
        related.put(name, java.util.Objects.requireNonNull(related.get(as)));
        return this;
    }

    Language param(String name, FieldType type) {
        parameters.put(name, new RuleScope.Parameter(type, false));
        return this;
    }

    Language nullableParam(String name, FieldType type) {
        parameters.put(name, new RuleScope.Parameter(type, true));
        return this;
    }

    Language target(String fields) {
        target = new FieldType.Struct("target", type("test.target", fields).fields());
        return this;
    }

    Language itemOf(FieldType type) {
        itemType = Optional.of(type);
        return this;
    }

    Language with(FunctionLibrary library) {
        libraries.add(library);
        return this;
    }

    Language given(String json) {
        attributes = json(json);
        return this;
    }

    Language givenTarget(String json) {
        facts = json(json);
        return this;
    }

    Language rows(String name, String... jsons) {
        rows.put(name, new Bindings.Rows(rowsOf(name, jsons), Optional.empty()));
        return this;
    }

    Language rowsAndMaybeMore(String name, String... jsons) {
        rows.put(name, new Bindings.Rows(rowsOf(name, jsons), Optional.of("could not be read")));
        return this;
    }

    private static List<Bindings.Row> rowsOf(String name, String... jsons) {
        List<Bindings.Row> rows = new ArrayList<>();
        for (String json : jsons) {
            rows.add(new Bindings.Row("test." + name, Integer.toString(rows.size()), 1, json(json)));
        }
        return rows;
    }

    Language declared(String param, String json) {
        params.put(param, json(json));
        return this;
    }

    Language item(String json) {
        return item(new Bindings.Item(json(json), "item", Optional.empty()));
    }

    Language item(Bindings.Item value) {
        item = Optional.of(value);
        return this;
    }

    Language at(String instant) {
        now = Optional.of(Instant.parse(instant));
        return this;
    }

    Language heardBy(Bindings.Trace hearer) {
        trace = hearer;
        return this;
    }

    RuleScope scope() {
        return new RuleScope(resource, related, itemType, parameters, target);
    }

    Bindings bindings() {
        SortedMap<String, Bindings.Rows> all = new TreeMap<>(rows);
        related.keySet().forEach(name -> all.putIfAbsent(name, new Bindings.Rows(List.of(), Optional.empty())));
        return new Bindings(attributes, all, item, params, facts, now, trace);
    }

    Expression compile(String source, Result wanted) {
        Problems problems = new Problems();
        Expression expression = new ExpressionCompiler(scope(), libraries, problems).compile(scalar(source), wanted);
        problems.throwIfAny();
        return expression;
    }

    Template template(String source) {
        Problems problems = new Problems();
        Template template = new ExpressionCompiler(scope(), libraries, problems).compileTemplate(scalar(source));
        problems.throwIfAny();
        return template;
    }

    /** Evaluates; cel-java's planner is asked too, and must decide nothing else. */
    Outcome evaluate(String source) {
        Outcome outcome = compile(source, new Result.Any()).evaluate(bindings());
        if (trace == Bindings.Trace.NONE && !source.contains("matches(")) {
            Outcome planned = PlannedExpression.of(scope(), libraries, source).evaluate(bindings());
            if (planned instanceof Outcome.Value(Object value) && !(value instanceof Sequence)) {
                assertTrue(outcome.equals(planned) || isExhausted(outcome),
                        () -> source + ": " + outcome + ", not " + planned);
            } else if (planned instanceof Outcome.Broken) {
                assertInstanceOf(Outcome.Broken.class, outcome, source);
            }
        }
        return outcome;
    }

    /** The planner has no budget that it could not swallow. */
    private static boolean isExhausted(Outcome outcome) {
        return outcome instanceof Outcome.Broken(String message) && message.contains("went through more than");
    }

    /** What a load of that expression complains of, as a person reads it; empty when nothing. */
    String problems(String source, Result wanted) {
        Problems problems = new Problems();
        new ExpressionCompiler(scope(), libraries, problems).compile(scalar(source), wanted);
        return problems.render();
    }

    String problems(String source) {
        return problems(source, new Result.Any());
    }

    static Outcome value(Object value) {
        return new Outcome.Value(value);
    }

    static Outcome unknown(String... names) {
        return new Outcome.Unknown(Arrays.asList(names));
    }

    static YamlScalar scalar(String source) {
        return (YamlScalar) YamlFile.parse("rule.yaml", "|-\n" + source.indent(2), new Problems()).orElseThrow();
    }

    static JsonNode json(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a type the way that type files are read. */
    static ResourceType type(String name, String fields) {
        try {
            Path root = Files.createTempDirectory("types");
            Path file = root.resolve("test/types/" + name.substring("test.".length()) + ".yaml");
            Files.createDirectories(file.getParent());
            Files.writeString(file,
                    "type: " + name + "\nsource: GET /\nref: https://example.org/\nfields:\n" + fields.indent(2));
            Problems problems = new Problems();
            ResourceType type = TypeFiles.load(root, problems).find("test", name).orElse(null);
            problems.throwIfAny();
            Files.delete(file);
            return java.util.Objects.requireNonNull(type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
