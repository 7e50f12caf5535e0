package io.secnumscan.core.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.Subject;
import io.secnumscan.core.type.Absent;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says which kinds of cases a rule lacks: one for each verdict that it can reach, one with an attribute left out, and where
 * it joins, one with a related set that is partial, one refused, one partial and empty.
 */
final class CaseLint {
    private final Rule rule;
    private final List<Case> cases;

    CaseLint(Rule rule, List<Case> cases) {
        this.rule = rule;
        this.cases = cases;
    }

    /** What is missing, a sentence each. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        Set<Verdict> expected = cases.stream()
                .flatMap(one -> one.expected().values().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Verdict.class)));
        reachable().stream()
                .filter(verdict -> !expected.contains(verdict))
                .forEach(verdict -> missing.add("no case expects " + verdict.label()));
        if (mayBeLeftOut() && cases.stream().noneMatch(this::leavesOut)) {
            missing.add("no case leaves out an attribute that the rule reads");
        }
        if (!rule.related().isEmpty()) {
            need(missing, "a partial related set that has rows", one -> any(one, Case.State.PARTIAL, false));
            need(missing, "a partial related set without rows", one -> any(one, Case.State.PARTIAL, true));
            need(missing, "a related set that is unavailable", one -> any(one, Case.State.UNAVAILABLE, true));
        }
        return missing;
    }

    /** A constant question reaches one answer only: a rule that always asks a person never passes. */
    private Set<Verdict> reachable() {
        Set<Verdict> reachable = EnumSet.of(Verdict.PASS, Verdict.FAIL);
        if (asks(rule.conditions().when())) {
            reachable.add(Verdict.NOT_APPLICABLE);
        }
        if (asks(rule.conditions().assessable()) || !rule.related().isEmpty()) {
            reachable.add(Verdict.NOT_ASSESSABLE);
        }
        if (rule.conditions().review().source().equals("true")) {
            reachable.add(Verdict.REVIEW);
            reachable.remove(Verdict.PASS);
        } else if (asks(rule.conditions().review())) {
            reachable.add(Verdict.REVIEW);
        }
        return reachable;
    }

    private static boolean asks(Expression question) {
        return !question.reads().equals(Reads.NOTHING);
    }

    private void need(List<String> missing, String what, Predicate<Case> has) {
        if (cases.stream().noneMatch(has)) {
            missing.add("no case has " + what);
        }
    }

    private boolean any(Case one, Case.State state, boolean empty) {
        return rule.related().stream()
                .map(RelatedSet::name)
                .anyMatch(set -> one.coverageOf(set) == state && one.rows(set).isEmpty() == empty);
    }

    private boolean mayBeLeftOut() {
        return optional(rule.subject().type().name(), rule.subject().type().fields())
                || rule.related().stream().anyMatch(set -> optional(set.type().name(), set.type().fields()));
    }

    private boolean optional(String owner, Map<String, Field> fields) {
        return fields.values().stream()
                .filter(field -> reads(owner, field))
                .anyMatch(field -> !(field.absent() instanceof Absent.Obligatory) || below(field.type()));
    }

    private boolean below(FieldType type) {
        return switch (type) {
            case FieldType.Struct(var name, var fields) -> optional(name, fields);
            case FieldType.ListOf(var element) -> below(element);
            case FieldType.Bool(),FieldType.Int(),FieldType.Double(),FieldType.Text() -> false;
            case FieldType.Timestamp(),FieldType.FreeMap(),FieldType.Json() -> false;
        };
    }

    private boolean leavesOut(Case one) {
        boolean ofSubject = !(rule.subject() instanceof Subject.Target)
                && one.resource()
                        .filter(node -> leavesOut(rule.subject().type().name(), rule.subject().type().fields(), node))
                        .isPresent();
        boolean ofTarget = rule.subject() instanceof Subject.Target
                && leavesOut(rule.subject().type().name(), rule.subject().type().fields(), one.facts());
        return ofSubject
                || ofTarget
                || rule.related().stream().anyMatch(set -> one.rows(set.name()).stream()
                        .anyMatch(row -> leavesOut(set.type().name(), set.type().fields(), row)));
    }

    private boolean leavesOut(String owner, Map<String, Field> fields, JsonNode attributes) {
        return fields.values().stream().filter(field -> reads(owner, field)).anyMatch(field -> {
            JsonNode value = attributes.at(field.at());
            return value.isMissingNode() && !(field.absent() instanceof Absent.Obligatory)
                    || leavesOut(field.type(), value);
        });
    }

    private boolean leavesOut(FieldType type, JsonNode value) {
        return switch (type) {
            case FieldType.Struct(var name, var fields) -> value.isObject() && leavesOut(name, fields, value);
            case FieldType.ListOf(var element) -> {
                boolean any = false;
                for (JsonNode one : value) {
                    any |= leavesOut(element, one);
                }
                yield any;
            }
            case FieldType.Bool(),FieldType.Int(),FieldType.Double(),FieldType.Text() -> false;
            case FieldType.Timestamp(),FieldType.FreeMap(),FieldType.Json() -> false;
        };
    }

    /** A value that is handed to a function whole may be read everywhere. */
    private boolean reads(String owner, Field field) {
        Reads reads = rule.reads();
        return reads.whole().contains(owner) || reads.fields().contains(owner + "." + field.name());
    }
}
