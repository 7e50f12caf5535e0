package io.secnumscan.core.cases;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.Subject;
import io.secnumscan.core.type.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The snapshot that a case describes: its resource and its rows, and a line of coverage for each of their types. */
final class CaseSnapshot {
    static final String TARGET = "case";

    /** The target that linked sets are rows of. */
    static final String LINKED = "linked";

    private static final Instant READ_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CALL = 1;
    private static final String SUBJECT_ID = "case";

    private final Rule rule;
    private final Case one;
    private final Scope scope;
    private final Map<Key, Given> types = new LinkedHashMap<>();

    private CaseSnapshot(Rule rule, Case one) {
        this.rule = rule;
        this.one = one;
        this.scope = one.resource().map(attributes -> scope(rule.subject().type(), attributes)).orElse(Scope.ALL);
    }

    static MemorySnapshot of(Rule rule, Case one) {
        return new CaseSnapshot(rule, one).build();
    }

    private MemorySnapshot build() {
        JsonNode facts = one.facts();
        if (rule.subject() instanceof Subject.Target && one.resource().isPresent()) {
            facts = one.facts().deepCopy().setAll((ObjectNode) one.resource().get());
        }
        MemorySnapshot snapshot = new MemorySnapshot().target(TARGET, rule.platform(), facts);
        snapshot.add(new CallLog.Call(
                CALL, TARGET, "case", "GET", "https://case.invalid/", 200, Optional.empty(), READ_AT, 1, 1,
                Optional.empty(), "ok"));
        if (rule.subject() instanceof Subject.Resources(ResourceType type)) {
            put(TARGET, type, Case.SUBJECT, one.resource().map(List::of).orElse(List.of()));
        }
        for (RelatedSet set : rule.related()) {
            if (set.linked() && snapshot.targets().size() == 1) {
                snapshot.target(LINKED, set.type().platform(), JsonNodeFactory.instance.objectNode());
            }
            put(set.linked() ? LINKED : TARGET, set.type(), set.name(), one.rows(set.name()));
        }
        types.forEach((key, given) -> {
            snapshot.add(line(key, given.state, given.resources.size()));
            given.resources.forEach(snapshot::add);
        });
        return snapshot;
    }

    private record Key(String target, String type) {}

    /** What is given of one type: sets of it share rows and the worst of their coverages; a row given twice is one. */
    private static final class Given {
        private final Set<Resource> resources = new LinkedHashSet<>();
        private Case.State state = Case.State.COMPLETE;
    }

    private void put(String target, ResourceType type, String set, List<JsonNode> rows) {
        Given given = types.computeIfAbsent(new Key(target, type.name()), key -> new Given());
        Case.State state = one.coverageOf(set);
        given.state = state.compareTo(given.state) > 0 ? state : given.state;
        for (JsonNode attributes : rows) {
            given.resources.add(resource(target, type, attributes, id(type, set, given.resources.size())));
        }
    }

    /** The id of a resource that has none in its attributes. */
    private static String id(ResourceType type, String set, int number) {
        return set.equals(Case.SUBJECT) ? SUBJECT_ID : set + "-" + number;
    }

    private static Resource resource(String target, ResourceType type, JsonNode attributes, String otherwise) {
        String id = text(type.id(), attributes).orElse(otherwise);
        String name = text(type.displayName(), attributes).orElse("");
        return new Resource(target, "", scope(type, attributes), type.name(), id, name, CALL, attributes);
    }

    /** The id by which findings name the subject of a case. */
    static Optional<String> subjectId(Rule rule, Case one) {
        return rule.subject() instanceof Subject.Resources(ResourceType type)
                ? one.resource().map(attributes -> text(type.id(), attributes).orElse(SUBJECT_ID))
                : Optional.empty();
    }

    private static Scope scope(ResourceType type, JsonNode attributes) {
        List<Scope.Step> steps = new ArrayList<>();
        type.scope().forEach(
                (kind, at) -> text(Optional.of(at), attributes).ifPresent(id -> steps.add(new Scope.Step(kind, id))));
        return new Scope(steps);
    }

    private static Optional<String> text(Optional<JsonPointer> at, JsonNode attributes) {
        return at.map(attributes::at).filter(JsonNode::isValueNode).filter(value -> !value.isNull())
                .map(JsonNode::asText);
    }

    private CoverageRecord line(Key type, Case.State state, long count) {
        Coverage coverage =
                switch (state) {
                    case COMPLETE -> new Coverage.Complete(count);
                    case PARTIAL -> Coverage.partial(count, Cause.TRUNCATED, "the case says so");
                    case UNAVAILABLE -> Coverage.unavailable(Cause.FORBIDDEN, "the case says so");
                    case ABSENT -> new Coverage.Absent("the case says so");
                };
        String owner = scope.steps().isEmpty() ? "case" : scope.steps().getLast().id();
        boolean namespaced = !scope.steps().isEmpty() && scope.steps().getLast().kind().equals("namespace");
        return switch (one.view()) {
            case CLOUD -> line(type, coverage, Scope.ALL, new View.Cloud());
            case DOMAIN -> {
                String domain = scope.id("domain").orElse("case");
                yield line(type, coverage, scope.id("domain").map(id -> Scope.of("domain", id)).orElse(scope),
                        new View.Domain(domain));
            }
            case PROJECT ->
                    line(type, coverage, scope, namespaced ? new View.Namespace(owner) : new View.Project(owner));
            case UNPROVED -> line(type, coverage, scope, new View.Unproved());
        };
    }

    private static CoverageRecord line(Key type, Coverage coverage, Scope scope, View view) {
        return new CoverageRecord(type.target(), "", scope, type.type(), coverage, "case", view);
    }
}
