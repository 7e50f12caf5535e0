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
 *     ValueList rules = given.list(0);
 *     for (RowView rule : rules.certainRows()) {
 *         if (rule.integer("port_range_min").orElse(0L).toOptional().filter(min -> min <= given.integer(1)).isPresent()) {
 *             return true;                                    // a certain row decides, whatever else may be missing
 *         }
 *     }
 *     return rules.unknown().map(Object.class::cast).orElse(false);   // else only a complete list says no
 * });
 * }</pre>
 */
@NullMarked
package io.secnumscan.core.cel;

import org.jspecify.annotations.NullMarked;
