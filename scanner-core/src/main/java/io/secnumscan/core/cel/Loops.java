package io.secnumscan.core.cel;

import org.jspecify.annotations.Nullable;

/**
 * Our macros at work. An element that may not exist, or may not belong to its list, never decides by itself: what is asked of
 * it counts only together with the doubt.
 */
final class Loops {
    private Loops() {}

    /**
     * {@code exists} and {@code all}.
     *
     * @param deciding what decides when one element gives it: true for {@code exists}
     */
    static Step quantifier(Step range, int variable, Step predicate, boolean deciding) {
        return evaluation -> {
            Object given = range.run(evaluation);
            return given instanceof Sequence list
                    ? quantified(list, evaluation, variable, predicate, deciding)
                    : unread(given);
        };
    }

    private static Object quantified(
            Sequence list, Evaluation evaluation, int variable, Step predicate, boolean deciding) {
        Logic.Tally tally = new Logic.Tally();
        for (int i = 0; i < list.seen(); i++) {
            evaluation.visit(variable, list.at(i));
            Object result = Logic.attempt(predicate, evaluation);
            Unread doubt = list.doubt(i);
            if (doubt == null && result.equals(deciding)) {
                return deciding;
            }
            count(tally, result, doubt, deciding);
        }
        Unread more = list.more();
        if (more != null) {
            evaluation.visit(variable, more);
            count(tally, Logic.attempt(predicate, evaluation), more, deciding);
        }
        return tally.result(!deciding);
    }

    private static void count(Logic.Tally tally, Object result, @Nullable Unread doubt, boolean deciding) {
        if (result.equals(!deciding)) {
            return;
        }
        if (doubt != null) {
            tally.add(doubt);
        }
        if (doubt == null || result instanceof Unread) {
            tally.add(result);
        }
    }

    /**
     * {@code filter}, {@code map} and what is made of them: the values of the elements for which the condition holds.
     *
     * @param condition null when every element is kept
     */
    static Step fold(Step range, int variable, @Nullable Step condition, Step value, Close close) {
        return evaluation -> {
            Object given = range.run(evaluation);
            if (!(given instanceof Sequence list)) {
                return unread(given);
            }
            Bag bag = new Bag();
            for (int i = 0; i < list.seen(); i++) {
                evaluation.visit(variable, list.at(i));
                keep(bag, evaluation, holds(condition, evaluation, list.doubt(i)), value);
            }
            Unread more = list.more();
            if (more != null) {
                evaluation.visit(variable, more);
                if (holds(condition, evaluation, more) instanceof Unread because) {
                    bag.keepOpen(because);
                }
            }
            return close.of(bag);
        };
    }

    /** What a fold gives: the list itself, its distinct values, whether it has one element. */
    @FunctionalInterface
    interface Close {
        Object of(Bag bag);
    }

    /** Whether an element is kept: true, false or unknown. */
    private static Object holds(@Nullable Step condition, Evaluation evaluation, @Nullable Unread doubt) {
        Object holds = condition == null ? true : Logic.attempt(condition, evaluation);
        if (doubt == null) {
            return Logic.strict(holds);
        }
        if (holds.equals(false)) {
            return false;
        }
        return holds instanceof Unread unread ? doubt.and(unread) : doubt;
    }

    private static void keep(Bag bag, Evaluation evaluation, Object holds, Step value) {
        if (holds instanceof Unread doubt) {
            Object kept = Logic.attempt(value, evaluation);
            bag.keep(Logic.isFailed(kept) ? doubt : kept, doubt);
        } else if (holds.equals(true)) {
            bag.keep(value.run(evaluation), null);
        }
    }

    private static Unread unread(Object given) {
        if (given instanceof Unread unread) {
            return unread;
        }
        throw new Breakage("not a list");
    }
}
