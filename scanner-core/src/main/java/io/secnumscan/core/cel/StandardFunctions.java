package io.secnumscan.core.cel;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelResolvedOverload;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CEL's standard functions on plain values, as cel-java does them, by overload; of a function with several also by its name.
 *
 * <p>Equality, {@code in}, indexing and {@code matches} are ours, see {@link Equality} and {@link Patterns}.
 */
final class StandardFunctions {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final Map<String, CelResolvedOverload> OVERLOADS = overloads();

    private StandardFunctions() {}

    private static Map<String, CelResolvedOverload> overloads() {
        Map<String, CelResolvedOverload> overloads = new HashMap<>();
        RuntimeEquality equality = RuntimeEquality.create(RuntimeHelpers.create(), OPTIONS);
        for (CelFunctionBinding binding : CelStandardFunctions.newBuilder().build().newFunctionBindings(equality,
                OPTIONS)) {
            String id = binding.getOverloadId();
            overloads.put(
                    id, CelResolvedOverload.of(id, id, binding.getDefinition(), true, binding.getArgTypes()));
        }
        return Map.copyOf(overloads);
    }

    /** A call of that overload, or of the one among several that the values fit. */
    static Step call(String function, List<String> overloadIds, List<Step> arguments) {
        CelResolvedOverload overload = OVERLOADS.get(overloadIds.size() == 1 ? overloadIds.getFirst() : function);
        if (overload == null) {
            throw new IllegalStateException("no standard function " + function + " " + overloadIds);
        }
        return switch (arguments.size()) {
            case 1 -> unary(overload, arguments.get(0));
            case 2 -> binary(overload, arguments.get(0), arguments.get(1));
            default -> throw new IllegalStateException("no standard function of " + arguments.size() + " arguments");
        };
    }

    private static Step unary(CelResolvedOverload overload, Step argument) {
        return evaluation -> {
            Object value = argument.run(evaluation);
            if (value instanceof Unread) {
                return value;
            }
            try {
                return overload.invoke(value);
            } catch (CelEvaluationException e) {
                throw new Breakage(Failures.message(e));
            }
        };
    }

    private static Step binary(CelResolvedOverload overload, Step one, Step other) {
        return evaluation -> {
            Object left = one.run(evaluation);
            Object right = other.run(evaluation);
            if (left instanceof Unread || right instanceof Unread) {
                return Unread.either(left, right);
            }
            try {
                return overload.invoke(left, right);
            } catch (CelEvaluationException e) {
                throw new Breakage(Failures.message(e));
            }
        };
    }
}
