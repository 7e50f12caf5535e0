package io.secnumscan.core.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.List;
import java.util.Optional;

/**
 * Refuses, at load, what would slip through an evaluation: operators that take a list for complete, values that may be null
 * where nothing proved otherwise, resources compared or given to functions that don't look into them.
 *
 * <p>One walk over the checked expression; it notes on the way what the expression reads.
 */
final class Validator {
    /** Comprehensions inside one another: three take a set of a hundred to a million visits, the whole budget. */
    private static final int MAX_DEPTH = 3;

    private final CelAbstractSyntaxTree tree;
    private final ScopeTypes types;
    private final Functions functions;
    private final Complaints complaints;
    private final ReadsNoted reads;

    Validator(
            CelAbstractSyntaxTree tree, ScopeTypes types, Functions functions, Complaints complaints,
            ReadsNoted reads) {
        this.tree = tree;
        this.types = types;
        this.functions = functions;
        this.complaints = complaints;
        this.reads = reads;
    }

    /** Walks the whole expression. */
    Fact validate() {
        return visit(tree.getExpr(), Context.START);
    }

    private Fact visit(CelExpr expression, Context context) {
        Fact fact =
                switch (expression.getKind()) {
                    case IDENT -> ident(expression, context);
                    case SELECT -> select(expression, context);
                    case CALL -> call(expression, context);
                    case LIST -> list(expression, context);
                    case COMPREHENSION -> comprehension(expression, context);
                    case CONSTANT -> Guards.isNull(expression) ? Fact.NULLABLE : Fact.PLAIN;
                    case STRUCT, MAP ->
                            refused(expression, "objects can't be made in an expression", "compare fields one by one");
                    case NOT_SET -> Fact.PLAIN;
                };
        boolean proved = fact.nullable()
                && Guards.pathOf(expression).filter(context.proved()::contains).isPresent();
        return proved ? fact.notNull() : fact;
    }

    private Fact ident(CelExpr expression, Context context) {
        String name = expression.ident().name();
        Fact variable = context.variables().get(name);
        if (variable != null) {
            return variable;
        }
        if (!name.equals("related") && !name.equals("params")) {
            reads.root(name);
        }
        return types.declared(type(expression)).map(type -> Fact.of(type, false)).orElse(Fact.PLAIN);
    }

    private Fact select(CelExpr expression, Context context) {
        CelExpr operand = expression.select().operand();
        String field = expression.select().field();
        Optional<FieldType.Struct> struct = types.struct(type(operand));
        Fact of = visit(operand, context);
        if (of.nullable()) {
            unguarded(operand);
        }
        Optional<Field> declared = struct.map(known -> known.fields().get(field));
        if (struct.isEmpty() || declared.isEmpty()) {
            return refused(expression, "'" + field + "' is selected from a value without declared fields",
                    "functions read it");
        }
        reads.field(struct.get().name(), field);
        Fact fact = Fact.of(ScopeTypes.seenAs(declared.get()), declared.get().nullable());
        return struct.get().name().equals(ScopeTypes.RELATED) ? fact.asOpen() : fact;
    }

    private Fact call(CelExpr expression, Context context) {
        CelExpr.CelCall call = expression.call();
        List<CelExpr> given = call.args();
        return switch (Operator.findReverse(call.function()).orElse(Operator.HAS)) {
            case LOGICAL_AND -> {
                condition(given.get(0), context);
                condition(given.get(1), context.where(Guards.of(given.get(0)).whenTrue()));
                yield Fact.PLAIN;
            }
            case LOGICAL_OR -> {
                condition(given.get(0), context);
                condition(given.get(1), context.where(Guards.of(given.get(0)).whenFalse()));
                yield Fact.PLAIN;
            }
            case CONDITIONAL -> {
                condition(given.get(0), context);
                Guards guards = Guards.of(given.get(0));
                Fact one = visit(given.get(1), context.where(guards.whenTrue()));
                Fact other = visit(given.get(2), context.where(guards.whenFalse()));
                Fact either = Fact.either(one, other);
                yield either == null ? Fact.PLAIN : either;
            }
            case EQUALS, NOT_EQUALS -> comparison(expression, context);
            case IN -> {
                visit(given.get(0), context);
                comparable(given.get(0), given.get(0));
                closed(given.get(1), visit(given.get(1), context), "'in'");
                comparable(given.get(1), given.get(1));
                yield Fact.PLAIN;
            }
            case INDEX -> {
                Fact list = visit(given.get(0), context);
                closed(given.get(0), list, "an index");
                value(given.get(1), context);
                yield list.ofElement();
            }
            default -> function(expression, context);
        };
    }

    /** A call of a function that is no operator with rules of its own. */
    private Fact function(CelExpr expression, Context context) {
        CelExpr.CelCall call = expression.call();
        Optional<Function> ours = overload(expression).flatMap(functions::find);
        if (ours.isPresent()) {
            return new CallCheck(this, complaints, types, reads).check(tree, expression, ours.get(), context);
        }
        switch (call.function()) {
            case Macros.KNOWN -> {
                return Fact.PLAIN;
            }
            case "atLeast", "atMost" -> {
                call.target().ifPresent(list -> visit(list, context));
                value(call.args().get(0), context);
                return Fact.PLAIN;
            }
            default -> {
                call.target().ifPresent(given -> value(given, context));
                call.args().forEach(given -> value(given, context));
                if (type(expression).kind() == CelKind.LIST) {
                    refused(expression, "lists can't be joined", "ask each list by itself: a.exists(…) || b.exists(…)");
                }
                if (call.function().equals("matches")) {
                    regex(call.args().getLast());
                }
                return Fact.PLAIN;
            }
        }
    }

    private void regex(CelExpr pattern) {
        if (pattern.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            Patterns.problem(pattern.constant().stringValue())
                    .ifPresent(problem -> refused(pattern, problem,
                            "RE2 patterns, at most " + Patterns.MAX_INSTRUCTIONS + " instructions"));
        }
    }

    private Fact comparison(CelExpr expression, Context context) {
        CelExpr one = expression.call().args().get(0);
        CelExpr other = expression.call().args().get(1);
        closed(one, visit(one, context), "a comparison");
        closed(other, visit(other, context), "a comparison");
        if (!Guards.isNull(one) && !Guards.isNull(other)) {
            comparable(one, one);
            comparable(other, other);
        }
        return Fact.PLAIN;
    }

    /** Resources, free maps and JSON hold what may be unread, and a library knows when its own values are the same. */
    private void comparable(CelExpr value, CelExpr at) {
        CelType type = type(value);
        while (type instanceof ListType list && list.hasElemType()) {
            type = list.elemType();
        }
        if (type.kind() == CelKind.STRUCT) {
            refused(at, "whole resources and structs are compared only with null", "compare a field: a.id == b.id");
        } else if (type.kind() == CelKind.OPAQUE) {
            refused(at, "a value of type " + type.name() + " can't be compared", "a function reads it");
        }
    }

    private Fact list(CelExpr expression, Context context) {
        Fact element = null;
        for (CelExpr given : expression.list().elements()) {
            Fact fact = visit(given, context);
            if (fact.isOpenWithin()) {
                refused(given, "a list that may be incomplete can't be part of a list literal",
                        "ask each list by itself: a.exists(…) || b.exists(…)");
            }
            comparable(given, given);
            element = Fact.either(element, fact);
        }
        if (element != null && type(expression) instanceof ListType list && list.elemType().kind() == CelKind.DYN) {
            refused(expression, "elements of different types in one list", "one list for each type");
        }
        return Fact.list(false, element == null ? Fact.PLAIN : element);
    }

    private Fact comprehension(CelExpr expression, Context context) {
        CelExpr.CelComprehension fold = expression.comprehension();
        Fact range = visit(fold.iterRange(), context);
        if (type(fold.iterRange()).kind() != CelKind.LIST) {
            refused(fold.iterRange(), "only lists and related sets have elements to go through", "functions read maps");
        }
        Context inside = context.inside(fold.iterVar(), range.ofElement());
        if (inside.depth() > MAX_DEPTH) {
            refused(expression, "more than " + MAX_DEPTH + " comprehensions inside one another",
                    "make an analysis or a function of it");
        }
        CelExpr step = fold.loopStep();
        if (fold.result().getKind() != CelExpr.ExprKind.Kind.CALL) {
            condition(step.call().args().get(1), inside);
            return Fact.PLAIN;
        }
        CelExpr holds = step.call().args().get(2);
        CelExpr value = step.call().args().get(3);
        condition(holds, inside);
        Fact kept = visit(value, inside.where(Guards.of(holds).whenTrue()));
        boolean filters = !holds.call().function().equals(Macros.KNOWN);
        return switch (fold.result().call().function()) {
            case Macros.ONE -> Fact.PLAIN;
            case Macros.DISTINCT -> {
                scalar(value);
                yield Fact.list(true, kept.notNull());
            }
            default -> Fact.list(filters || range.open(), kept);
        };
    }

    private void scalar(CelExpr value) {
        CelType type = type(value);
        if (type.kind() == CelKind.LIST || type.kind() == CelKind.STRUCT || type.kind() == CelKind.OPAQUE) {
            refused(value, "distinct tells plain values apart, not resources or lists",
                    "take a field of it: s.distinct(x, x.id)");
        }
    }

    /** Visits what must be true or false, and not null. */
    private void condition(CelExpr expression, Context context) {
        value(expression, context);
    }

    /** Visits what may not be null or an incomplete list. */
    void value(CelExpr expression, Context context) {
        Fact fact = visit(expression, context);
        if (fact.nullable()) {
            unguarded(expression);
        }
        closed(expression, fact, "this");
    }

    /** Visits what may be null. */
    Fact any(CelExpr expression, Context context) {
        return visit(expression, context);
    }

    private void closed(CelExpr expression, Fact fact, String use) {
        if (fact.open()) {
            refused(
                    expression,
                    use + " needs a complete list, and elements of this one may be missing",
                    "exists, all, exists_one, filter, map, distinct, atLeast and atMost know what is missing");
        }
    }

    void unguarded(CelExpr expression) {
        String path = Guards.pathOf(expression).orElse("x");
        refused(expression, "may be null here", "put " + path + " != null && before it, or " + path + " == null ||");
    }

    Fact refused(CelExpr at, String message, String wayOut) {
        complaints.add(tree, at, message, wayOut);
        return Fact.PLAIN;
    }

    CelType type(CelExpr expression) {
        return tree.getType(expression.id()).orElseThrow();
    }

    private Optional<String> overload(CelExpr call) {
        return Optional.ofNullable(tree.getReferenceMap().get(call.id()))
                .map(reference -> reference.overloadIds().size() == 1 ? reference.overloadIds().get(0) : "");
    }
}
