package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes steps of an expression that was checked and validated.
 *
 * <p>cel-java's own runtimes take unknowns inside Java values for ordinary ones, walk through every list that they meet and
 * let {@code ||} swallow an exhausted budget; here each of these is plain to see. In the tests cel-java's planner evaluates
 * the same expressions, and must agree.
 */
final class StepBuilder {
    private static final Patterns PATTERNS = new Patterns();

    private final CelAbstractSyntaxTree tree;
    private final Functions functions;
    private int variables;

    StepBuilder(CelAbstractSyntaxTree tree, Functions functions) {
        this.tree = tree;
        this.functions = functions;
    }

    Step build() {
        return step(tree.getExpr(), Map.of());
    }

    /** How many iteration variables an evaluation needs; after {@link #build()}. */
    int variables() {
        return variables;
    }

    /** @param names iteration variables in sight, to their number */
    private Step step(CelExpr expression, Map<String, Integer> names) {
        return switch (expression.getKind()) {
            case CONSTANT -> {
                Object value = constant(expression.constant());
                yield _ -> value;
            }
            case IDENT -> name(expression.ident().name(), names);
            case SELECT -> select(expression.select(), names);
            case CALL -> call(expression, names);
            case LIST -> list(expression.list().elements(), names);
            case COMPREHENSION -> comprehension(expression.comprehension(), names);
            case STRUCT, MAP, NOT_SET -> throw new IllegalStateException("refused at load: " + expression.getKind());
        };
    }

    private static Object constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> constant.nullValue();
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            default -> throw new IllegalStateException("no type file declares " + constant.getKind());
        };
    }

    private static Step name(String name, Map<String, Integer> names) {
        Integer variable = names.get(name);
        if (variable != null) {
            int number = variable;
            return evaluation -> evaluation.variable(number);
        }
        return switch (name) {
            case "resource" -> Evaluation::resource;
            case "item" -> Evaluation::item;
            case "target" -> Evaluation::target;
            case "now" -> Evaluation::now;
            default -> throw new IllegalStateException("no value of its own: " + name);
        };
    }

    private Step select(CelExpr.CelSelect select, Map<String, Integer> names) {
        CelExpr operand = select.operand();
        String field = select.field();
        if (operand.getKind() == CelExpr.ExprKind.Kind.IDENT && !names.containsKey(operand.ident().name())) {
            switch (operand.ident().name()) {
                case ScopeTypes.RELATED -> {
                    return evaluation -> evaluation.related(field);
                }
                case ScopeTypes.PARAMS -> {
                    return evaluation -> evaluation.param(field);
                }
                default -> {}
            }
        }
        return new Selection(step(operand, names), field);
    }

    private Step call(CelExpr expression, Map<String, Integer> names) {
        CelExpr.CelCall call = expression.call();
        List<Step> given =
                Stream.concat(call.target().stream(), call.args().stream()).map(one -> step(one, names)).toList();
        return switch (Operator.findReverse(call.function()).orElse(Operator.HAS)) {
            case LOGICAL_AND -> Logic.and(given.get(0), given.get(1));
            case LOGICAL_OR -> Logic.or(given.get(0), given.get(1));
            case LOGICAL_NOT -> Logic.not(given.get(0));
            case CONDITIONAL -> Logic.choice(given.get(0), given.get(1), given.get(2));
            case EQUALS -> Calls.strict(given.get(0), given.get(1), Equality::equal);
            case NOT_EQUALS ->
                    Calls.strict(given.get(0), given.get(1), (one, other) -> Equality.not(Equality.equal(one, other)));
            case IN -> Calls.strict(given.get(0), given.get(1), (value, list) -> Equality.in(value, (Sequence) list));
            case INDEX -> Calls.strict(given.get(0), given.get(1),
                    (list, index) -> Equality.at((Sequence) list, (long) index));
            default -> function(expression, given);
        };
    }

    private Step function(CelExpr expression, List<Step> given) {
        String name = expression.call().function();
        List<String> overloads = Optional.ofNullable(tree.getReferenceMap().get(expression.id()))
                .map(CelReference::overloadIds)
                .map(List::copyOf)
                .orElse(List.of());
        Optional<Function> ours =
                overloads.size() == 1 ? functions.find(overloads.getFirst()) : Optional.empty();
        if (ours.isPresent()) {
            return Calls.library(ours.get(), given);
        }
        return switch (name) {
            case "atLeast" ->
                    Calls.strict(given.get(0), given.get(1), (list, n) -> Counts.atLeast((Sequence) list, (long) n));
            case "atMost" ->
                    Calls.strict(given.get(0), given.get(1), (list, n) -> Counts.atMost((Sequence) list, (long) n));
            case "matches" ->
                    Calls.strict(given.get(0), given.get(1),
                            (text, pattern) -> PATTERNS.find((String) text, (String) pattern));
            default -> name.equals("size") && lists(expression) ? Calls.size(given.getFirst())
                    : StandardFunctions.call(name, overloads, given);
        };
    }

    /** Whether what the call is about is a list. */
    private boolean lists(CelExpr expression) {
        CelExpr of = expression.call().target().orElseGet(() -> expression.call().args().getFirst());
        return tree.getType(of.id()).orElseThrow().kind() == CelKind.LIST;
    }

    private Step list(List<CelExpr> elements, Map<String, Integer> names) {
        if (elements.stream().allMatch(element -> element.getKind() == CelExpr.ExprKind.Kind.CONSTANT)) {
            Bag constants = Bag.of(elements.stream().map(element -> constant(element.constant())).toList());
            return _ -> constants;
        }
        return Calls.list(elements.stream().map(element -> step(element, names)).toList());
    }

    /** Recognises what {@link Macros} made. */
    private Step comprehension(CelExpr.CelComprehension fold, Map<String, Integer> names) {
        Step range = step(fold.iterRange(), names);
        int variable = 1 + names.values().stream().max(Integer::compare).orElse(-1);
        variables = Math.max(variables, variable + 1);
        Map<String, Integer> inside = new HashMap<>(names);
        inside.put(fold.iterVar(), variable);
        List<CelExpr> step = fold.loopStep().call().args();
        if (fold.result().getKind() != CelExpr.ExprKind.Kind.CALL) {
            boolean exists = fold.loopStep().call().function().equals(Operator.LOGICAL_OR.getFunction());
            return Loops.quantifier(range, variable, step(step.get(1).call().args().get(1), inside), exists);
        }
        CelExpr holds = step.get(2);
        Step condition = holds.call().function().equals(Macros.KNOWN) ? null : step(holds.call().args().get(1), inside);
        return Loops.fold(range, variable, condition, step(step.get(3), inside),
                close(fold.result().call().function()));
    }

    private static Loops.Close close(String function) {
        return switch (function) {
            case Macros.ONE -> Counts::exactlyOne;
            case Macros.DISTINCT -> Bag::distinct;
            default -> bag -> bag;
        };
    }
}
