package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.type.ResourceType;
import java.util.List;

/**
 * A join: rows of a type whose fields equate with values of the subject, of the item, of parameters, or of rows joined before.
 *
 * @param linked the rows are those of the targets that the perimeter links with the subject's, not of its own
 * @param where in the order of the fields' names; none: every row of the type
 */
public record RelatedSet(String name, ResourceType type, boolean linked, List<Equation> where) {
    /** One line of {@code where}: a field of the rows, and the values that it may have. */
    public record Equation(String field, Expression values) {}

    public RelatedSet {
        where = List.copyOf(where);
    }

    /** Names of the fields, an index's key. */
    public List<String> fields() {
        return where.stream().map(Equation::field).toList();
    }

    /** What its values are computed from. */
    public Reads reads() {
        return where.stream().map(equation -> equation.values().reads()).reduce(Reads.NOTHING, Reads::and);
    }
}
