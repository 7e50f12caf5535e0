package io.secnumscan.network.kubernetes.select;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A label selector of the API. An empty one selects everything; what would be null selects nothing and is none.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/">LabelSelector</a>
 */
public record LabelSelector(List<Requirement> requirements) {
    public static final LabelSelector ALL = new LabelSelector(List.of());

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** What is asked of one label. */
    public record Requirement(String key, Operator operator, Set<String> values) {
        public Requirement {
            values = Set.copyOf(values);
        }

        Answer accepts(Labels labels) {
            return switch (operator) {
                case IN -> labels.test(key, values::contains, false);
                // A label that is not there has no value that could be among those that are not wanted.
                case NOT_IN -> labels.test(key, value -> !values.contains(value), true);
                case EXISTS -> labels.test(key, value -> true, false);
                case DOES_NOT_EXIST -> labels.test(key, value -> false, true);
                case UNKNOWN -> Answer.UNKNOWN;
            };
        }

        public Requirement withKey(String other) {
            return new Requirement(other, operator, values);
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
        JsonNode labels = selector.path("matchLabels");
        JsonNode expressions = selector.path("matchExpressions");
        if (!is(selector, selector.isObject()) || !is(labels, labels.isObject())
                || !is(expressions, expressions.isArray())) {
            requirements.add(new Requirement("", Operator.UNKNOWN, Set.of()));
        }
        labels.properties().forEach(label -> requirements.add(new Requirement(
                label.getKey(), Operator.IN, Set.of(label.getValue().asText()))));
        for (JsonNode expression : expressions) {
            Set<String> values = new TreeSet<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            requirements.add(new Requirement(
                    expression.path("key").asText(), Operator.of(expression.path("operator").asText()), values));
        }
        return new LabelSelector(requirements);
    }

    private static boolean is(JsonNode node, boolean form) {
        return form || node.isMissingNode() || node.isNull();
    }

    public Answer matches(Labels labels) {
        Answer all = Answer.YES;
        for (Requirement requirement : requirements) {
            all = all.and(requirement.accepts(labels));
        }
        return all;
    }
}
