package io.secnumscan.core.cel;

import io.secnumscan.core.type.FieldType;
import io.secnumscan.core.type.ResourceType;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The names that the expressions of one rule may use, with their types; {@code now}, a timestamp, is always one of them.
 *
 * @param resource type of the subject
 * @param related join name to the type of its rows
 * @param item element type of {@code each}; empty in a rule without it
 * @param params every declared parameter: {@code params.adminPorts}
 * @param target the target's facts: {@code target.name}, {@code target.platform}, {@code target.regions}, {@code target.version}
 */
public record RuleScope(
        ResourceType resource,
        SortedMap<String, ResourceType> related,
        Optional<FieldType> item,
        SortedMap<String, Parameter> params,
        FieldType.Struct target) {
    /** A parameter's type; undeclared at run time, it is unknown and the verdict not-assessable. */
    public record Parameter(FieldType type, boolean nullable) {}
}
