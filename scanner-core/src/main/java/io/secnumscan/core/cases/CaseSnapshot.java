package io.secnumscan.core.cases;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The snapshot that a case describes: its resource and its rows, and a line of coverage for each of their types. */
final class CaseSnapshot {
    static final String TARGET = "case";

    private static final Instant READ_AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CALL = 1;

    private final Rule rule;
    private final Case one;
    private final Scope scope;

    private CaseSnapshot(Rule rule, Case one) {
        this.rule = rule;
        this.one = one;
        this.scope = one.resource().map(attributes -> scope(rule.subject().type(), attributes)).orElse(Scope.ALL);
    }

    static MemorySnapshot of(Rule rule, Case one) {
        return new CaseSnapshot(rule, one).build();
    }

    /** Native id of the resource that a case is about; empty for a case without one, or about no resource. */
    static Optional<String> subject(Rule rule, Case one) {
        return rule.subject() instanceof Subject.Resources(ResourceType type)
                ? one.resource().map(attributes -> resource(type, attributes, composed(type, Case.SUBJECT, 0)).id())
                : Optional.empty();
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
        SortedMap<String, Given> types = new TreeMap<>();
        if (rule.subject() instanceof Subject.Resources(ResourceType type)) {
            put(types, type, Case.SUBJECT, one.resource().map(List::of).orElse(List.of()));
        }
        for (RelatedSet set : rule.related()) {
            put(types, set.type(), set.name(), one.rows(set.name()));
        }
        types.forEach((type, given) -> {
            snapshot.add(line(type, given.state, given.resources.size()));
            given.resources.forEach(snapshot::add);
        });
        return snapshot;
    }

    /** What is given of one type: sets of it share rows and the worst of their coverages; a row given twice is one. */
    private static final class Given {
        private final Set<Resource> resources = new LinkedHashSet<>();
        private Case.State state = Case.State.COMPLETE;
    }

    private void put(SortedMap<String, Given> types, ResourceType type, String set, List<JsonNode> rows) {
        Given given = types.computeIfAbsent(type.name(), name -> new Given());
        Case.State state = one.coverageOf(set);
        given.state = state.compareTo(given.state) > 0 ? state : given.state;
        for (JsonNode attributes : rows) {
            given.resources.add(resource(type, attributes, composed(type, set, given.resources.size())));
        }
    }

    private static String composed(ResourceType type, String set, int number) {
        return type.id().isEmpty() ? set + "-" + number : "case";
    }

    private static Resource resource(ResourceType type, JsonNode attributes, String composed) {
        String id = text(type.id(), attributes).orElse(composed);
        String name = text(type.displayName(), attributes).orElse("");
        return new Resource(TARGET, "", scope(type, attributes), type.name(), id, name, CALL, attributes);
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

    private CoverageRecord line(String type, Case.State state, long count) {
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

    private static CoverageRecord line(String type, Coverage coverage, Scope scope, View view) {
        return new CoverageRecord(TARGET, "", scope, type, coverage, "case", view);
    }
}
