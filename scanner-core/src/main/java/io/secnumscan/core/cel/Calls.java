package io.secnumscan.core.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** Calls of functions and operators with values. */
final class Calls {
    private Calls() {}

    /** An operator of two values; unknown when one of them is. */
    static Step strict(Step one, Step other, BinaryOperator<Object> operator) {
        return evaluation -> {
            Object left = one.run(evaluation);
            Object right = other.run(evaluation);
            return left instanceof Unread || right instanceof Unread
                    ? Unread.either(left, right)
                    : operator.apply(left, right);
        };
    }

    /** How many elements a complete list has. */
    static Step size(Step list) {
        return evaluation -> {
            Object of = list.run(evaluation);
            return of instanceof Sequence known ? (Object) (long) known.seen() : of;
        };
    }

    /** A library's function: lists are handed over with their unknowns, any other unknown makes the result unknown. */
    static Step library(Function function, List<Step> given) {
        Step[] steps = given.toArray(Step[]::new);
        boolean[] lists = new boolean[steps.length];
        for (int i = 0; i < steps.length; i++) {
            lists[i] = function.parameters().get(i) instanceof Shape.ListOf;
        }
        return evaluation -> {
            Object[] arguments = new Object[steps.length];
            Unread unread = null;
            for (int i = 0; i < steps.length; i++) {
                Object value = steps[i].run(evaluation);
                if (value instanceof Unread unknown && !lists[i]) {
                    unread = unread == null ? unknown : unread.and(unknown);
                } else {
                    arguments[i] = Results.argument(value);
                }
            }
            return unread != null ? unread : Results.of(function.body().apply(new Arguments(arguments)));
        };
    }

    /** A list literal. */
    static Step list(List<Step> elements) {
        return evaluation -> {
            List<Object> values = new ArrayList<>(elements.size());
            elements.forEach(element -> values.add(element.run(evaluation)));
            return Bag.of(values);
        };
    }
}
