package io.secnumscan.core.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.ErrorValue;
import dev.cel.common.values.OpaqueValue;
import dev.cel.common.values.SelectableValue;
import dev.cel.common.values.StructValue;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.InternalFunctionBinder;
import dev.cel.runtime.InterpreterUtil;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Collectors;

/**
 * An expression evaluated by cel-java's planner, the oracle of our own steps: the same checked form, the same views on the
 * data, but cel-java's logic, comprehensions and calls.
 *
 * <p>It knows less of doubtful elements, which are wholly unknown to it.
 */
@SuppressWarnings("Immutable") // values live no longer than one evaluation
final class PlannedExpression {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableUnknownTracking(true)
            .build();

    /** Marks the unknown value of an element as one that is there, whatever its value. */
    private static final ImmutableSet<Long> EXISTS = ImmutableSet.of(-1L);

    private final CelRuntime.Program program;
    private final RuntimeScope scope;

    private PlannedExpression(CelRuntime.Program program, RuntimeScope scope) {
        this.program = program;
        this.scope = scope;
    }

    static PlannedExpression of(RuleScope scope, List<FunctionLibrary> libraries, String source) {
        List<FunctionLibrary> all = new ArrayList<>(libraries);
        all.add(new BaseFunctions());
        Functions functions = new Functions(all);
        List<CelFunctionBinding> bindings = operators();
        functions.byOverload().forEach((overload, function) -> bindings.add(library(overload, function)));
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(
                                StandardFunction.EQUALS,
                                StandardFunction.NOT_EQUALS,
                                StandardFunction.IN,
                                StandardFunction.INDEX,
                                StandardFunction.SIZE)
                        .build())
                .addFunctionBindings(bindings)
                .build();
        try {
            return new PlannedExpression(
                    runtime.createProgram(
                            Checker.create(scope, new ScopeTypes(), functions).compile(source).getAst()),
                    new RuntimeScope(scope));
        } catch (CelEvaluationException | CelValidationException e) {
            throw new AssertionError(source, e);
        }
    }

    Outcome evaluate(Bindings bindings) {
        Evaluation evaluation = new Evaluation(scope, bindings, 0);
        try {
            Object result = program.eval(name -> root(name, evaluation));
            return ours(result) instanceof Unread unread ? unread.because() : new Outcome.Value(ours(result));
        } catch (CelEvaluationException e) {
            return new Outcome.Broken(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Object> root(String name, Evaluation evaluation) {
        return switch (name) {
            case "resource" -> Optional.of(planners(evaluation.resource()));
            case "related" -> Optional.of(new Roots(evaluation::related));
            case "params" -> Optional.of(new Roots(evaluation::param));
            case "item" -> Optional.of(unknownSetOr(evaluation.item()));
            case "target" -> Optional.of(planners(evaluation.target()));
            case "now" -> Optional.of(unknownSetOr(evaluation.now()));
            case Macros.RUN -> Optional.of("run");
            default -> Optional.empty();
        };
    }

    private static Object unknownSetOr(Object value) {
        return value instanceof Unread unread ? unknownSet(unread) : planners(value);
    }

    // between our values and the planner's

    private static Object planners(Object value) {
        return switch (value) {
            case View view -> new Struct(view);
            case Unread unread -> new Missing(unread);
            case Sequence list -> new Held(new Elements(list));
            default -> value;
        };
    }

    private static Object ours(Object value) {
        return switch (InterpreterUtil.maybeAdaptToCelUnknownSet(value)) {
            case CelUnknownSet set ->
                    new Unread(new Outcome.Unknown(set.attributes().stream()
                            .map(attribute -> attribute.qualifiers().stream()
                                    .map(CelAttribute.Qualifier::asString)
                                    .collect(Collectors.joining(".")))
                            .toList()));
            case Struct struct -> struct.view();
            case Elements elements -> elements.list;
            case Missing missing -> missing.unread;
            case List<?> list -> Bag.of(list.stream().map(PlannedExpression::ours).toList());
            default -> value;
        };
    }

    private static Object answer(Object ours) {
        return ours instanceof Unread unread ? unknownSet(unread) : planners(ours);
    }

    private static CelUnknownSet unknownSet(Unread unread) {
        return CelUnknownSet.create(attributes(unread));
    }

    private static ImmutableSet<CelAttribute> attributes(Unread unread) {
        return unread.because().names().stream()
                .map(CelAttribute::fromQualifiedIdentifier)
                .collect(ImmutableSet.toImmutableSet());
    }

    private record Struct(View view) implements SelectableValue<String> {
        @Override
        public Object select(String field) {
            return planners(view.read(view.struct().slot(field)));
        }

        @Override
        public Optional<Object> find(String field) {
            return Optional.of(select(field));
        }
    }

    private record Roots(java.util.function.Function<String, Object> read) implements SelectableValue<String> {
        @Override
        public Object select(String name) {
            return planners(read.apply(name));
        }

        @Override
        public Optional<Object> find(String name) {
            return Optional.of(select(name));
        }
    }

    /** What was not read, within a chain of selects; the planner unwraps it at the end. */
    private static final class Missing extends StructValue<String, Object> {
        private final Unread unread;

        Missing(Unread unread) {
            this.unread = unread;
        }

        @Override
        public Object value() {
            return InterpreterUtil.adaptToAccumulatedUnknowns(unknownSet(unread));
        }

        @Override
        public Object select(String field) {
            return this;
        }

        @Override
        public Optional<Object> find(String field) {
            return Optional.of(this);
        }

        @Override
        public boolean isZeroValue() {
            return false;
        }

        @Override
        public CelType celType() {
            return SimpleType.DYN;
        }
    }

    /** The planner walks through lists that it meets unwrapped. */
    private static final class Held extends OpaqueValue {
        private final Elements list;

        Held(Elements list) {
            this.list = list;
        }

        @Override
        public Object value() {
            return list;
        }

        @Override
        public OpaqueType celType() {
            return OpaqueType.create("held");
        }
    }

    /** A list with one unknown element at the end when there may be more. */
    private static final class Elements extends AbstractList<Object> implements RandomAccess {
        private final Sequence list;

        Elements(Sequence list) {
            this.list = list;
        }

        @Override
        public int size() {
            return list.seen() + (list.more() == null ? 0 : 1);
        }

        @Override
        public Object get(int index) {
            Unread doubt = index < list.seen() ? list.doubt(index) : list.more();
            if (doubt != null) {
                return unknownSet(doubt);
            }
            return list.at(index) instanceof Unread unread
                    ? CelUnknownSet.create(attributes(unread), EXISTS)
                    : planners(list.at(index));
        }
    }

    // functions

    private static CelFunctionBinding library(String overload, Function function) {
        return InternalFunctionBinder.from(
                overload,
                objects(function.parameters().size()),
                given -> {
                    Object[] arguments = new Object[given.length];
                    Unread unread = null;
                    for (int i = 0; i < given.length; i++) {
                        Object value = ours(notFailed(given[i]));
                        if (value instanceof Unread unknown
                                && !(function.parameters().get(i) instanceof Shape.ListOf)) {
                            unread = unread == null ? unknown : unread.and(unknown);
                        } else {
                            arguments[i] = Results.argument(value);
                        }
                    }
                    return answer(
                            unread != null ? unread : Results.of(function.body().apply(new Arguments(arguments))));
                },
                false);
    }

    private static List<CelFunctionBinding> operators() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.add(strict("equals", 2, given -> Equality.equal(ours(given[0]), ours(given[1]))));
        bindings.add(strict("not_equals", 2, given -> Equality.not(Equality.equal(ours(given[0]), ours(given[1])))));
        bindings.add(strict("in_list", 2, given -> Equality.in(ours(given[0]), list(given[1]))));
        bindings.add(strict("index_list", 2, given -> Equality.at(list(given[0]), (long) given[1])));
        for (String overload : List.of("size_list", "list_size")) {
            bindings.add(strict(overload, 1, given -> (long) list(given[0]).seen()));
        }
        for (String overload : List.of("size_string", "string_size")) {
            bindings.add(strict(overload, 1,
                    given -> (long) ((String) given[0]).codePointCount(0, ((String) given[0]).length())));
        }
        bindings.add(strict(Macros.BAG, 0, _ -> new Filling(new Bag())));
        bindings.add(strict(Macros.LIST, 1, given -> ((Filling) given[0]).bag()));
        bindings.add(strict(Macros.ONE, 1, given -> Counts.exactlyOne(((Filling) given[0]).bag())));
        bindings.add(strict(Macros.DISTINCT, 1, given -> Bag.distinct(((Filling) given[0]).bag())));
        bindings.add(strict("at_least", 2, given -> Counts.atLeast(list(given[0]), (long) given[1])));
        bindings.add(strict("at_most", 2, given -> Counts.atMost(list(given[0]), (long) given[1])));
        bindings.add(InternalFunctionBinder.from(Macros.KNOWN, objects(2), given -> known(given[0]), false));
        bindings.add(InternalFunctionBinder.from(Macros.KEEP, objects(4), PlannedExpression::keep, false));
        return bindings;
    }

    private static Sequence list(Object value) {
        return (Sequence) ours(value);
    }

    private static CelFunctionBinding strict(String overload, int arguments, CelFunctionOverload body) {
        return InternalFunctionBinder.from(overload, objects(arguments), given -> answer(body.apply(given)), true);
    }

    private static ImmutableList<Class<?>> objects(int count) {
        return java.util.Collections.nCopies(count, Object.class).stream().collect(ImmutableList.toImmutableList());
    }

    private static Object notFailed(Object argument) {
        if (argument instanceof ErrorValue error) {
            throw new IllegalStateException(error.value());
        }
        return argument;
    }

    private static Object known(Object element) {
        return ours(notFailed(element)) instanceof Unread unread && !exists(element) ? unknownSet(unread) : true;
    }

    private static boolean exists(Object value) {
        return InterpreterUtil.maybeAdaptToCelUnknownSet(value) instanceof CelUnknownSet set
                && set.unknownExprIds().containsAll(EXISTS);
    }

    /** A bag in an accumulator, which cel-java would copy if it were a list. */
    private record Filling(Bag bag) {}

    /** Bag, element, condition, value. */
    private static Object keep(Object[] given) {
        Filling filling = (Filling) notFailed(given[0]);
        Object holds = ours(notFailed(given[2]));
        if (holds.equals(false)) {
            return filling;
        }
        if (holds.equals(true)) {
            filling.bag().keep(ours(notFailed(given[3])), null);
        } else if (ours(given[1]) instanceof Unread && !exists(given[1])) {
            filling.bag().keepOpen((Unread) holds);
        } else {
            filling.bag().keep(given[3] instanceof ErrorValue ? holds : ours(given[3]), (Unread) holds);
        }
        return filling;
    }
}
