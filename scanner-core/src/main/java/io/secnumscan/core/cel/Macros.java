package io.secnumscan.core.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Our own {@code exists}, {@code all}, {@code exists_one}, {@code filter}, {@code map} and {@code distinct}, for lists that
 * may be incomplete.
 *
 * <p>With cel-java's own {@code exists(x, true)} is true on a set of one unknown, because the predicate never touches the
 * element, and {@code filter} and {@code map} become unknown as a whole. Ours put a strict {@code @known(x)} before the
 * predicate, so that an element which may not exist never decides by itself, and the others fold over a {@link Bag} that
 * holds what was seen and what may be missing.
 */
final class Macros {
    /** Names that an iteration variable may not take. */
    static final Set<String> ROOTS = Set.of("resource", "related", "item", "params", "target", "now");

    /** Hidden variable: the {@link Run}. */
    static final String RUN = "@run";

    static final String KNOWN = "@known";
    static final String BAG = "@bag";
    static final String KEEP = "@keep";
    static final String LIST = "@list";
    static final String ONE = "@one";
    static final String DISTINCT = "@distinct";

    private Macros() {}

    static List<CelMacro> all() {
        return List.of(
                receiver("exists", 2, (factory, range, given) -> quantifier(factory, range, given, false)),
                receiver("all", 2, (factory, range, given) -> quantifier(factory, range, given, true)),
                receiver("filter", 2,
                        (factory, range, given) -> fold(factory, range, given.get(0), given.get(1),
                                factory.copy(given.get(0)), LIST)),
                receiver("exists_one", 2,
                        (factory, range, given) -> fold(factory, range, given.get(0), given.get(1),
                                factory.newBoolLiteral(true), ONE)),
                receiver("map", 2,
                        (factory, range, given) -> fold(factory, range, given.get(0), null, given.get(1), LIST)),
                receiver("map", 3,
                        (factory, range, given) -> fold(factory, range, given.get(0), given.get(1), given.get(2),
                                LIST)),
                receiver("distinct", 2,
                        (factory, range, given) -> fold(factory, range, given.get(0), null, given.get(1), DISTINCT)));
    }

    @FunctionalInterface
    private interface Expansion {
        CelExpr of(CelMacroExprFactory factory, CelExpr range, List<CelExpr> given);
    }

    @SuppressWarnings("Immutable") // an expansion has no state
    private static CelMacro receiver(String name, int arguments, Expansion expansion) {
        return CelMacro.newReceiverMacro(name, arguments, (factory, range, given) -> Optional
                .of(badVariable(factory, given.get(0)).orElseGet(() -> expansion.of(factory, range, given))));
    }

    private static Optional<CelExpr> badVariable(CelMacroExprFactory factory, CelExpr variable) {
        if (variable.getKind() != CelExpr.ExprKind.Kind.IDENT || variable.ident().name().startsWith(".")) {
            return Optional.of(error(factory, variable, "the first argument names the element: a simple name"));
        }
        String name = variable.ident().name();
        return ROOTS.contains(name)
                ? Optional.of(error(factory, variable, "'" + name + "' is taken: name the element otherwise"))
                : Optional.empty();
    }

    private static CelExpr error(CelMacroExprFactory factory, CelExpr at, String message) {
        return factory.reportError(CelIssue.formatError(at.id(), factory.getSourceLocation(at), message));
    }

    /** {@code exists}: any of (known and predicate). {@code all}: each of (not known or predicate). */
    private static CelExpr quantifier(CelMacroExprFactory factory, CelExpr range, List<CelExpr> given, boolean all) {
        String variable = given.get(0).ident().name();
        String accumulator = factory.getAccumulatorVarName();
        CelExpr known = known(factory, variable);
        CelExpr guarded = all
                ? call(factory, Operator.LOGICAL_OR, call(factory, Operator.LOGICAL_NOT, known), given.get(1))
                : call(factory, Operator.LOGICAL_AND, known, given.get(1));
        CelExpr soFar = factory.newIdentifier(accumulator);
        CelExpr open = all ? factory.newIdentifier(accumulator)
                : call(factory, Operator.LOGICAL_NOT, factory.newIdentifier(accumulator));
        return factory.fold(
                variable,
                range,
                accumulator,
                factory.newBoolLiteral(all),
                call(factory, Operator.NOT_STRICTLY_FALSE, open),
                call(factory, all ? Operator.LOGICAL_AND : Operator.LOGICAL_OR, soFar, guarded),
                factory.newIdentifier(accumulator));
    }

    /** Keeps a value of each element for which the condition holds, and closes the bag with a function. */
    private static CelExpr fold(
            CelMacroExprFactory factory,
            CelExpr range,
            CelExpr variable,
            @org.jspecify.annotations.Nullable CelExpr condition,
            CelExpr value,
            String close) {
        String name = variable.ident().name();
        String accumulator = factory.getAccumulatorVarName();
        CelExpr known = known(factory, name);
        CelExpr holds = condition == null ? known : call(factory, Operator.LOGICAL_AND, known, condition);
        return factory.fold(
                name,
                range,
                accumulator,
                factory.newGlobalCall(BAG, ImmutableList.of()),
                factory.newBoolLiteral(true),
                factory.newGlobalCall(
                        KEEP, factory.newIdentifier(accumulator), factory.newIdentifier(name), holds, value),
                factory.newGlobalCall(close, factory.newIdentifier(accumulator)));
    }

    private static CelExpr known(CelMacroExprFactory factory, String variable) {
        return factory.newGlobalCall(KNOWN, factory.newIdentifier(variable), factory.newIdentifier(RUN));
    }

    private static CelExpr call(CelMacroExprFactory factory, Operator operator, CelExpr... given) {
        return factory.newGlobalCall(operator.getFunction(), ImmutableList.copyOf(given));
    }
}
