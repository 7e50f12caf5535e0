package io.secnumscan.core.cel;

import org.jspecify.annotations.Nullable;

/**
 * {@code &&}, {@code ||}, {@code !} and {@code ?:} on true, false, unknown and broken, as CEL has them: the side that decides
 * wins whatever the other one is, and what was not read outweighs what broke.
 */
final class Logic {
    private Logic() {}

    /** A step that broke, while the other side may still decide. */
    private record Failed(RuntimeException why) {}

    static Step and(Step one, Step other) {
        return evaluation -> junction(one, other, evaluation, false);
    }

    static Step or(Step one, Step other) {
        return evaluation -> junction(one, other, evaluation, true);
    }

    static Step not(Step step) {
        return evaluation -> Equality.not(step.run(evaluation));
    }

    static Step choice(Step condition, Step one, Step other) {
        return evaluation -> {
            Object holds = condition.run(evaluation);
            return holds instanceof Boolean known ? (known ? one : other).run(evaluation) : unread(holds);
        };
    }

    /** @param deciding what decides when one side is it */
    private static Object junction(Step one, Step other, Evaluation evaluation, boolean deciding) {
        Object left = attempt(one, evaluation);
        if (left.equals(deciding)) {
            return deciding;
        }
        Object right = attempt(other, evaluation);
        if (right.equals(deciding)) {
            return deciding;
        }
        Tally tally = new Tally();
        tally.add(left);
        tally.add(right);
        return tally.result(!deciding);
    }

    /** A step's result; what it throws is a result too. */
    static Object attempt(Step step, Evaluation evaluation) {
        try {
            return step.run(evaluation);
        } catch (RuntimeException e) {
            return new Failed(e);
        }
    }

    static boolean isFailed(Object result) {
        return result instanceof Failed;
    }

    /** A result that must be true, false or unknown; throws what was thrown. */
    static Object strict(Object result) {
        if (result instanceof Failed(RuntimeException why)) {
            throw why;
        }
        return result instanceof Boolean ? result : unread(result);
    }

    private static Unread unread(Object result) {
        if (result instanceof Unread unread) {
            return unread;
        }
        throw new Breakage("neither true nor false");
    }

    /** Gathers what keeps a junction or a quantifier from its idle answer. */
    static final class Tally {
        private @Nullable Unread unsure;
        private @Nullable RuntimeException broken;

        void add(Object result) {
            if (result instanceof Unread unread) {
                unsure = unsure == null ? unread : unsure.and(unread);
            } else if (result instanceof Failed(RuntimeException why)) {
                broken = broken == null ? why : broken;
            } else if (!(result instanceof Boolean)) {
                broken = broken == null ? new Breakage("neither true nor false") : broken;
            }
        }

        /** @param idle the answer when nothing decided otherwise */
        Object result(boolean idle) {
            if (unsure != null) {
                return unsure;
            }
            if (broken != null) {
                throw broken;
            }
            return idle;
        }
    }
}
