package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.Subject;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All rules of a platform on one target of it, subject by subject in the order of their names. */
final class TargetEvaluation implements AutoCloseable {
    private final Evaluation evaluation;
    private final SnapshotView snapshot;
    private final TargetInfo target;
    private final FindingSink report;
    private final Optional<FindingSink> each;
    private final Batches batches;
    private final Joins joins;
    private final Calls calls;
    private final ObjectNode facts;

    /** @param snapshot what was read and what was derived from it */
    TargetEvaluation(
            Evaluation evaluation,
            SnapshotView snapshot,
            TargetInfo target,
            WorkFolder work,
            Batches batches,
            FindingSink report,
            Optional<FindingSink> each) {
        this.evaluation = evaluation;
        this.snapshot = snapshot;
        this.target = target;
        this.batches = batches;
        this.report = report;
        this.each = each;
        this.joins = new Joins(snapshot, target.name(), evaluation.rules().of(target.platform()), work);
        this.calls = new Calls(snapshot, evaluation.clock());
        this.facts = JsonNodeFactory.instance.objectNode();
        if (target.facts() instanceof ObjectNode known) {
            facts.setAll(known);
        }
        facts.put("name", target.name()).put("platform", target.platform());
    }

    void run() {
        SortedMap<String, List<Rule>> bySubject = new TreeMap<>();
        for (Rule rule : evaluation.rules().of(target.platform())) {
            bySubject.computeIfAbsent(rule.subject().name(), name -> new ArrayList<>()).add(rule);
        }
        bySubject.values().forEach(this::judge);
    }

    @Override
    public void close() {
        joins.close();
    }

    private void judge(List<Rule> rules) {
        List<RuleJudge> judges = new ArrayList<>();
        List<Reporter> reporters = new ArrayList<>();
        for (Rule rule : rules) {
            judges.add(new RuleJudge(RuleContext.of(rule, joins, calls, facts, evaluation.params())));
            Findings findings = new Findings(rule, target, calls, evaluation.params());
            reporters.add(new Reporter(findings, calls, report, each));
        }
        Subject subject = rules.getFirst().subject();
        switch (subject) {
            case Subject.Resources(var type) when !evaluation.focus().concerns(type) -> {}
            case Subject.Resources(var type) ->
                    pass(subject, snapshot.coverage(target.name(), type.name()), judges, reporters)
                            .run(consumer -> snapshot.resources(
                                    target.name(), type.name(), Selected.ofSubjects(type, rules)::keeps,
                                    focused(consumer)));
            case Subject.Target _ when evaluation.focus().onParts() -> {}
            case Subject.Perimeter _ when evaluation.focus().onParts() -> {}
            case Subject.Target whole -> whole(subject, judges, reporters);
            case Subject.Perimeter(var parameter, var type) -> entries(subject, parameter, judges, reporters);
        }
    }

    private Consumer<Resource> focused(Consumer<Resource> consumer) {
        return resource -> {
            if (evaluation.focus().keeps(resource)) {
                consumer.accept(resource);
            }
        };
    }

    /** What is said of a target is known once it was opened. */
    private void whole(Subject subject, List<RuleJudge> judges, List<Reporter> reporters) {
        List<CoverageRecord> unopened = snapshot.coverage(target.name(), SnapshotView.WHOLE_TARGET).stream()
                .filter(line -> line.coverage() instanceof Coverage.Unavailable)
                .toList();
        if (!unopened.isEmpty()) {
            pass(subject, unopened, judges, reporters).run(consumer -> {});
            return;
        }
        pass(subject, declared(subject, 1), judges, reporters)
                .run(consumer -> consumer.accept(declared(subject, target.name(), target.name(), facts)));
    }

    private SubjectPass pass(
            Subject subject, List<CoverageRecord> coverage, List<RuleJudge> judges, List<Reporter> reporters) {
        Focus focus = evaluation.focus();
        List<CoverageRecord> kept = coverage.stream().filter(line -> focus.keeps(line.scope())).toList();
        Lines lines = new Lines(subject.name(), kept, evaluation.whole() && !focus.onParts());
        return new SubjectPass(lines, subject.name(), !coverage.isEmpty(), focus.narrows(), judges, reporters, batches);
    }

    private void entries(Subject subject, String parameter, List<RuleJudge> judges, List<Reporter> reporters) {
        JsonNode list = evaluation.params().get(parameter);
        if (list == null) {
            Text reason = Undeclared.text(parameter);
            reporters.forEach(reporter -> reporter.empty("", Scope.ALL, Verdict.NOT_ASSESSABLE, reason));
            return;
        }
        List<Resource> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            String meant = entry.path("target").asText("");
            if (meant.isEmpty() || meant.equals(target.name())) {
                String number = "#" + (entries.size() + 1);
                String id = entry.path("id").asText(entry.path("name").asText(number));
                entries.add(declared(subject, id, entry.path("name").asText(id), entry));
            }
        }
        pass(subject, declared(subject, entries.size()), judges, reporters).run(entries::forEach);
    }

    /** What is declared is known wholly. */
    private List<CoverageRecord> declared(Subject subject, long count) {
        return List.of(new CoverageRecord(
                target.name(), "", Scope.ALL, subject.name(), new Coverage.Complete(count), "", new View.Cloud()));
    }

    private Resource declared(Subject subject, String id, String name, JsonNode attributes) {
        return new Resource(target.name(), "", Scope.ALL, subject.name(), id, name, 0, attributes);
    }
}
