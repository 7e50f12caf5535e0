/**
 * The expression language of rules: typed, with unknowns and sets that may be incomplete.
 *
 * <p>A rule's expressions are compiled once by an {@code ExpressionCompiler} for the names of its {@link
 * io.secnumscan.core.cel.RuleScope} and evaluated with {@link io.secnumscan.core.cel.Bindings}, from any thread. What was not
 * read is unknown at any depth and never decides.
 *
 * <p>A platform's own functions are a {@link io.secnumscan.core.cel.FunctionLibrary}. They see resources and lists as {@link
 * io.secnumscan.core.cel.RowView} and {@link io.secnumscan.core.cel.ValueList}, in which every value is known, null or unread,
 * and need nothing of cel-java:
 *
 * <pre>{@code
 * Function open = Function.named("net.open").takes(Shape.listOf(RULE), Shape.INT).returns(Shape.BOOL).as(given -> {
 *     List<Outcome.Unknown> unsure = new ArrayList<>();
 *     given.list(0).unknown().ifPresent(unsure::add);                // rows that may be missing, or may not belong
 *     for (RowView rule : given.list(0).certainRows()) {
 *         Reading<Boolean> covers = rule.integer("port").map(port -> port == given.integer(1)).orElse(true); // null: any
 *         if (covers.toOptional().orElse(false)) {
 *             return true;                                           // a certain row decides, whatever else is missing
 *         }
 *         covers.unread().ifPresent(unsure::add);
 *     }
 *     return unsure.isEmpty() ? false : Outcome.Unknown.all(unsure); // only a list that was wholly read says no
 * });
 * }</pre>
 */
@NullMarked
package io.secnumscan.core.cel;

import org.jspecify.annotations.NullMarked;
