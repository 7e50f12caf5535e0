package io.secnumscan.core.cel;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which values a condition proves not to be null, by the path that an expression writes for them ({@code resource.a.b}).
 *
 * @param whenTrue proved where the condition holds
 * @param whenFalse proved where it doesn't
 */
record Guards(Set<String> whenTrue, Set<String> whenFalse) {
    private static final Guards NONE = new Guards(Set.of(), Set.of());

    static Guards of(CelExpr condition) {
        if (condition.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return NONE;
        }
        List<CelExpr> given = condition.call().args();
        return switch (Operator.findReverse(condition.call().function()).orElse(Operator.HAS)) {
            case NOT_EQUALS -> compared(given).swap();
            case EQUALS -> compared(given);
            case IN -> new Guards(isConstants(given.get(1)) ? path(given.get(0)) : Set.of(), Set.of());
            case LOGICAL_NOT -> of(given.get(0)).swap();
            case LOGICAL_AND -> {
                Guards one = of(given.get(0));
                Guards other = of(given.get(1));
                yield new Guards(union(one.whenTrue, other.whenTrue), intersection(one.whenFalse, other.whenFalse));
            }
            case LOGICAL_OR -> {
                Guards one = of(given.get(0));
                Guards other = of(given.get(1));
                yield new Guards(intersection(one.whenTrue, other.whenTrue), union(one.whenFalse, other.whenFalse));
            }
            default -> NONE;
        };
    }

    /** {@code x == null} proves x where it is false; {@code x == 'a'} where it is true. */
    private static Guards compared(List<CelExpr> given) {
        if (isNull(given.get(1))) {
            return new Guards(Set.of(), path(given.get(0)));
        }
        if (isNull(given.get(0))) {
            return new Guards(Set.of(), path(given.get(1)));
        }
        if (isConstant(given.get(1))) {
            return new Guards(path(given.get(0)), Set.of());
        }
        return isConstant(given.get(0)) ? new Guards(path(given.get(1)), Set.of()) : NONE;
    }

    static boolean isNull(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    private static boolean isConstant(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT && !isNull(expression);
    }

    private static boolean isConstants(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.LIST
                && expression.list().elements().stream().allMatch(Guards::isConstant);
    }

    /** {@code a.b.c} or {@code k8s.label(a, 'b')}: names, selects and calls of them; functions always answer the same. */
    static Optional<String> pathOf(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> Optional.of(expression.ident().name());
            case CONSTANT -> Optional.of(expression.constant().toString());
            case SELECT ->
                    pathOf(expression.select().operand())
                            .map(path -> path + "." + expression.select().field());
            case CALL -> {
                CelExpr.CelCall call = expression.call();
                List<Optional<String>> parts = Stream.concat(call.target().stream(), call.args().stream())
                        .map(Guards::pathOf)
                        .toList();
                yield parts.stream().allMatch(Optional::isPresent)
                        ? Optional.of(parts.stream()
                                .map(Optional::orElseThrow)
                                .collect(Collectors.joining(",", call.function() + "(", ")")))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Set<String> path(CelExpr expression) {
        return pathOf(expression).map(Set::of).orElse(Set.of());
    }

    private Guards swap() {
        return new Guards(whenFalse, whenTrue);
    }

    static Set<String> union(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<String> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
