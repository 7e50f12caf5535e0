package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A label selector of the API. An empty one selects everything; what would be null selects nothing and is none.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/">LabelSelector</a>
 */
public record LabelSelector(List<Requirement> requirements) {
    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** What is asked of one label. */
    public record Requirement(String key, Operator operator, SortedSet<String> values) {
        Match accepts(Labels labels) {
            return switch (labels.get(key)) {
                case Labels.Label.Unknown() -> Match.UNKNOWN;
                case Labels.Label.Is(String value) -> switch (operator) {
                    case IN -> Match.of(values.contains(value));
                    case NOT_IN -> Match.of(!values.contains(value));
                    case EXISTS -> Match.YES;
                    case DOES_NOT_EXIST -> Match.NO;
                    case UNKNOWN -> Match.UNKNOWN;
                };
                // A label that is not there has no value that could be among those that are not wanted.
                case Labels.Label.None() -> switch (operator) {
                    case IN, EXISTS -> Match.NO;
                    case NOT_IN, DOES_NOT_EXIST -> Match.YES;
                    case UNKNOWN -> Match.UNKNOWN;
                };
            };
        }
    }

    /** Operators of requirements. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST,
        /** Of a release that is newer than this program. */
        UNKNOWN;

        static Operator of(String text) {
            return switch (text) {
                case "In" -> IN;
                case "NotIn" -> NOT_IN;
                case "Exists" -> EXISTS;
                case "DoesNotExist" -> DOES_NOT_EXIST;
                default -> UNKNOWN;
            };
        }
    }

    /** What is in no form that is understood asks for something that is not known. */
    public static LabelSelector of(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        if (!understood(selector)) {
            requirements.add(new Requirement("", Operator.UNKNOWN, new TreeSet<>()));
        }
        selector.path("matchLabels").properties().forEach(label -> requirements.add(new Requirement(
                label.getKey(), Operator.IN, new TreeSet<>(Set.of(label.getValue().asText())))));
        for (JsonNode expression : selector.path("matchExpressions")) {
            SortedSet<String> values = new TreeSet<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            requirements.add(new Requirement(
                    expression.path("key").asText(), Operator.of(expression.path("operator").asText()), values));
        }
        return new LabelSelector(requirements);
    }

    private static boolean understood(JsonNode selector) {
        return is(selector, selector.isObject())
                && is(selector.path("matchLabels"), selector.path("matchLabels").isObject())
                && is(selector.path("matchExpressions"), selector.path("matchExpressions").isArray());
    }

    private static boolean is(JsonNode node, boolean form) {
        return form || node.isMissingNode() || node.isNull();
    }

    /** Whether it selects an object whatever its labels are. */
    public boolean selectsAll() {
        return requirements.isEmpty();
    }

    public Match matches(Labels labels) {
        return requirements.stream().map(requirement -> requirement.accepts(labels)).reduce(Match.YES, Match::and);
    }

    /**
     * Whether there could be an object that it selects: no label would have to be two things at once. With an operator
     * that is not known nobody knows, unless the others rule it out already.
     */
    public Match satisfiable() {
        SortedMap<String, List<Requirement>> byKey = new TreeMap<>();
        requirements.forEach(one -> byKey.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one));
        return byKey.values().stream().map(LabelSelector::satisfiable).reduce(Match.YES, Match::and);
    }

    private static Match satisfiable(List<Requirement> ofOneKey) {
        List<Requirement> known = ofOneKey.stream().filter(one -> one.operator() != Operator.UNKNOWN).toList();
        Match of = Match.of(possible(known));
        return known.size() < ofOneKey.size() ? of.and(Match.UNKNOWN) : of;
    }

    private static boolean possible(List<Requirement> ofOneKey) {
        boolean mayBeMissing = ofOneKey.stream()
                .allMatch(one -> one.operator() == Operator.NOT_IN || one.operator() == Operator.DOES_NOT_EXIST);
        return mayBeMissing || mayHaveValue(ofOneKey);
    }

    private static boolean mayHaveValue(List<Requirement> ofOneKey) {
        if (ofOneKey.stream().anyMatch(one -> one.operator() == Operator.DOES_NOT_EXIST)) {
            return false;
        }
        List<Requirement> in = ofOneKey.stream().filter(one -> one.operator() == Operator.IN).toList();
        if (in.isEmpty()) {
            return true;
        }
        SortedSet<String> left = new TreeSet<>(in.getFirst().values());
        in.forEach(one -> left.retainAll(one.values()));
        ofOneKey.stream().filter(one -> one.operator() == Operator.NOT_IN).forEach(one -> left.removeAll(one.values()));
        return !left.equals(Collections.emptySortedSet());
    }
}
