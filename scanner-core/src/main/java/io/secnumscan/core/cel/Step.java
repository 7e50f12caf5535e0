package io.secnumscan.core.cel;

/**
 * One step of an expression, made once from its checked form. Any number of evaluations may run it at once.
 *
 * <p>It gives a Boolean, Long, Double, String, Instant, Duration, {@link dev.cel.common.values.NullValue}, {@link View}, {@link
 * Sequence}, {@link FreeMap}, JSON, a library's own value, or {@link Unread} for what is not known.
 */
@FunctionalInterface
interface Step {
    /**
     * @throws RuntimeException when the expression breaks here; {@code ||} and {@code &&} go on without this side
     * @throws Exhausted when the budget is used up; nothing catches that
     */
    Object run(Evaluation evaluation);
}
