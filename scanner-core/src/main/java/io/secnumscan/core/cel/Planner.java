package io.secnumscan.core.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.values.ErrorValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.InternalFunctionBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * cel-java's planner with our functions and operators bound.
 *
 * <p>Equality, {@code in} and indexing are ours, because cel-java's take an unknown inside a list for an ordinary value.
 * {@code comprehensionMaxIterations} is off: its exception would be swallowed by {@code ||} and {@code &&}, see {@link
 * Exhausted}.
 */
final class Planner {
    static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableUnknownTracking(true)
            .enableReservedIds(true)
            .comprehensionMaxIterations(-1)
            .maxExpressionCodePointSize(20_000)
            .maxParseRecursionDepth(60)
            .build();

    private final CelRuntime runtime;

    Planner(Functions functions) {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        functions.byOverload().forEach((overload, function) -> bindings.add(library(overload, function)));
        bindings.addAll(own());
        runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .excludeFunctions(
                                CelStandardFunctions.StandardFunction.EQUALS,
                                CelStandardFunctions.StandardFunction.NOT_EQUALS,
                                CelStandardFunctions.StandardFunction.IN,
                                CelStandardFunctions.StandardFunction.INDEX,
                                CelStandardFunctions.StandardFunction.MATCHES)
                        .build())
                .addFunctionBindings(bindings)
                .build();
    }

    CelRuntime.Program plan(CelAbstractSyntaxTree checked) throws CelEvaluationException {
        return runtime.createProgram(checked);
    }

    @SuppressWarnings("Immutable") // a library's function is a record of what it declares
    private static CelFunctionBinding library(String overload, Function function) {
        return InternalFunctionBinder.from(
                overload,
                objects(function.parameters().size()),
                given -> call(function, given),
                !function.takesOpenArguments());
    }

    private static Object call(Function function, Object[] given) {
        Object[] arguments = new Object[given.length];
        Unread unread = null;
        for (int i = 0; i < given.length; i++) {
            Object value = strict(given[i]);
            Optional<Unread> unknown = Unread.of(value);
            if (unknown.isPresent() && function.parameters().get(i) instanceof Shape.ListOf) {
                arguments[i] = new ValueList(List.of(), unknown.map(Unread::because));
            } else if (unknown.isPresent()) {
                unread = unread == null ? unknown.get() : unread.and(unknown.get());
            } else {
                arguments[i] = Results.argument(value);
            }
        }
        return answer(unread != null ? unread : Results.of(function.body().apply(new Arguments(arguments))));
    }

    /** A value for cel-java: it adapts unknowns and walks through lists, unless they are held. */
    private static Object answer(Object value) {
        return value instanceof Unread unread ? unread.asUnknownSet() : Held.of(value);
    }

    /** The argument of a function that is handed errors and unknowns. */
    private static Object strict(Object argument) {
        if (argument instanceof ErrorValue error) {
            throw new Breakage(Failures.message(error.value()));
        }
        return argument;
    }

    @SuppressWarnings("Immutable") // patterns that were compiled change no answer
    private static List<CelFunctionBinding> own() {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        bindings.add(strict("equals", 2, given -> Equality.equal(given[0], given[1])));
        bindings.add(strict("not_equals", 2, given -> Equality.not(Equality.equal(given[0], given[1]))));
        bindings.add(strict("in_list", 2, given -> Equality.in(given[0], (List<?>) given[1])));
        Patterns patterns = new Patterns();
        bindings.add(strict("matches", 2, given -> patterns.find((String) given[0], (String) given[1])));
        bindings.add(strict("matches_string", 2, given -> patterns.find((String) given[0], (String) given[1])));
        bindings.add(strict("index_list", 2, given -> Equality.at((List<?>) given[0], (long) given[1])));
        bindings.add(strict(Macros.BAG, 0, _ -> new Filling(new Bag())));
        bindings.add(strict(Macros.LIST, 1, given -> ((Filling) given[0]).bag()));
        bindings.add(strict(Macros.ONE, 1, given -> Counts.exactlyOne(((Filling) given[0]).bag())));
        bindings.add(strict(Macros.DISTINCT, 1, given -> Bag.distinct(((Filling) given[0]).bag())));
        bindings.add(strict("at_least", 2, given -> Counts.atLeast((List<?>) given[0], (long) given[1])));
        bindings.add(strict("at_most", 2, given -> Counts.atMost((List<?>) given[0], (long) given[1])));
        bindings.add(InternalFunctionBinder.from(Macros.KNOWN, objects(2), Planner::known, false));
        bindings.add(InternalFunctionBinder.from(Macros.KEEP, objects(4), Planner::keep, false));
        return bindings;
    }

    private static CelFunctionBinding strict(String overload, int arguments, CelFunctionOverload body) {
        return InternalFunctionBinder.from(overload, objects(arguments), given -> answer((Object) body.apply(given)),
                true);
    }

    private static ImmutableList<Class<?>> objects(int count) {
        ImmutableList.Builder<Class<?>> classes = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            classes.add(Object.class);
        }
        return classes.build();
    }

    /** Counts the element; whether it certainly is one. */
    private static Object known(Object[] given) {
        Object element = strict(given[0]);
        ((Run) given[1]).visit();
        if (element instanceof View view) {
            Unread doubt = view.doubt();
            return doubt == null ? true : doubt.asUnknownSet();
        }
        Optional<Unread> unknown = Unread.of(element);
        return unknown.isEmpty() || Unread.exists(element) ? true : unknown.get().asUnknownSet();
    }

    /** A bag in an accumulator, which cel-java would copy if it were a list. */
    private record Filling(Bag bag) {}

    /** Bag, element, condition, value. */
    private static Object keep(Object[] given) {
        Filling filling = (Filling) strict(given[0]);
        Object holds = strict(given[2]);
        if (!holds.equals(false)) {
            keep(filling.bag(), given[1], Unread.of(holds).orElse(null), given[3]);
        }
        return filling;
    }

    private static void keep(Bag bag, Object element, @Nullable Unread doubt, Object value) {
        if (doubt != null && Unread.of(element).isPresent() && !Unread.exists(element)) {
            bag.keepOpen(doubt);
        } else if (doubt != null && value instanceof ErrorValue) {
            bag.keep(doubt, doubt);
        } else {
            Object kept = strict(value);
            bag.keep(Unread.of(kept).<Object>map(unread -> unread).orElse(kept), doubt);
        }
    }
}
