package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.Reads;
import java.util.stream.Stream;

/**
 * The questions of a rule, in the order in which they are asked.
 *
 * @param when false: the rule does not apply
 * @param assessable false: it can't be judged
 * @param require false: it fails
 * @param review true: it holds, and a person must judge
 */
public record Conditions(Expression when, Expression assessable, Expression require, Expression review) {
    public Reads reads() {
        return Stream.of(when, assessable, require, review).map(Expression::reads).reduce(Reads.NOTHING, Reads::and);
    }
}
