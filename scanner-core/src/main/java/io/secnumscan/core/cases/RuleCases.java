package io.secnumscan.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.evaluate.Evaluation;
import io.secnumscan.core.evaluate.Evaluator;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.rule.Links;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.rule.Subject;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the cases of a rule through the evaluator and compares verdicts. */
final class RuleCases {
    private final Rule rule;
    private final SortedMap<String, JsonNode> defaults;
    private final Path work;

    /**
     * @param defaults values of the parameters that a case says nothing of
     * @param work a folder for temporary files
     */
    RuleCases(Rule rule, SortedMap<String, JsonNode> defaults, Path work) {
        this.rule = rule;
        this.defaults = defaults;
        this.work = work;
    }

    /** What is wrong with a case, a sentence each; empty when it holds. */
    List<String> run(Case one) {
        List<Finding> findings = evaluate(one);
        List<String> wrong = new ArrayList<>();
        one.expected().forEach((item, expected) -> {
            List<Finding> meant = findings.stream()
                    .filter(finding -> item.isEmpty() || finding.item().equals(item))
                    .toList();
            if (meant.isEmpty()) {
                wrong.add("expected " + expected.label() + of(item) + ", and there is no verdict on it");
            }
            meant.stream()
                    .filter(finding -> finding.verdict() != expected)
                    .forEach(finding -> wrong.add(difference(expected, finding)));
        });
        findings.forEach(finding -> wrong.addAll(unsaid(finding)));
        return wrong;
    }

    /** Rows that are joined with a subject of their own type are subjects too, but not the one that the case is about. */
    private static boolean isAbout(Finding finding, String subject) {
        return finding.resource().id().isEmpty() || finding.resource().id().equals(subject);
    }

    /** The verdicts that a case comes to, on its own resource. */
    List<Finding> evaluate(Case one) {
        List<Finding> single = new ArrayList<>();
        Evaluation evaluation = new Evaluation(
                CaseSnapshot.of(rule, one), new RuleSet(List.of(rule)), new TreeMap<>(), params(one), false, one.now(),
                work,
                1);
        Optional<String> subject = CaseSnapshot.subjectId(rule, one);
        Evaluator.evaluate(evaluation, finding -> {}, Optional.of(single::add));
        return single.stream()
                .filter(finding -> subject.isEmpty() || isAbout(finding, subject.get()))
                .toList();
    }

    private SortedMap<String, JsonNode> params(Case one) {
        SortedMap<String, JsonNode> params = new TreeMap<>(defaults);
        params.putAll(one.params());
        if (rule.related().stream().anyMatch(RelatedSet::linked)) {
            ObjectNode link = JsonNodeFactory.instance.objectNode();
            link.put("target", CaseSnapshot.TARGET).put("to", CaseSnapshot.LINKED);
            params.putIfAbsent(Links.PARAMETER, JsonNodeFactory.instance.arrayNode().add(link));
        }
        params.values().removeIf(JsonNode::isNull);
        if (rule.subject() instanceof Subject.Perimeter(String parameter, var type) && one.resource().isPresent()) {
            params.put(parameter, JsonNodeFactory.instance.arrayNode().add(one.resource().get()));
        }
        return params;
    }

    private static String difference(Verdict expected, Finding finding) {
        return "expected " + expected.label() + of(finding.item()) + ", got " + finding.verdict().label() + ": "
                + finding.message().en();
    }

    /** A failure that a person reads must say something in both languages. */
    private static List<String> unsaid(Finding finding) {
        boolean said = !finding.message().en().isBlank() && !finding.message().fr().isBlank();
        return said ? List.of() : List.of(finding.verdict().label() + of(finding.item()) + " says nothing");
    }

    private static String of(String item) {
        return item.isEmpty() ? "" : " of item " + item;
    }
}
