package io.secnumscan.core.cel;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.secnumscan.core.type.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An expression of a rule, planned. */
record CompiledExpression(
        String source,
        Optional<CelRuntime.Program> program,
        RuntimeScope scope,
        Result wanted,
        Optional<FieldType> type,
        Reads reads)
        implements Expression {
    @Override
    public Outcome evaluate(Bindings bindings) {
        try {
            return outcome(value(bindings));
        } catch (CelEvaluationException | Breakage | Exhausted e) {
            return new Outcome.Broken(Failures.message(e));
        }
    }

    /** The value as a message shows it; what broke is a question mark. */
    String show(Bindings bindings) {
        try {
            return Texts.of(value(bindings));
        } catch (CelEvaluationException | Breakage | Exhausted _) {
            return "?";
        }
    }

    private Object value(Bindings bindings) throws CelEvaluationException {
        Object value = program.orElseThrow(() -> new IllegalStateException("has problems: " + source))
                .eval(new Activation(scope, bindings));
        return Unread.of(value).<Object>map(unread -> unread).orElse(value);
    }

    private Outcome outcome(Object value) {
        if (value instanceof Unread unread) {
            return unread.because();
        }
        if (wanted instanceof Result.JoinKeys) {
            return keys(value);
        }
        return value instanceof List<?> list ? list(list) : new Outcome.Value(plain(value));
    }

    private static Outcome list(List<?> list) {
        List<Object> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        collect(list, seen, missing, false);
        return missing.isEmpty() ? new Outcome.Value(List.copyOf(seen)) : new Outcome.OpenList(seen, missing);
    }

    /** A lone value is a list of one, a lone null the empty list. */
    private static Outcome keys(Object value) {
        List<Object> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        collect(value instanceof List<?> list ? list : List.of(value), seen, missing, true);
        return missing.isEmpty() ? new Outcome.Value(List.copyOf(seen)) : new Outcome.OpenList(seen, missing);
    }

    /** A value that may not belong to the list is left out: what it leads to may not belong to it either. */
    private static void collect(List<?> list, List<Object> seen, List<String> missing, boolean flat) {
        if (!(list instanceof Sequence sequence)) {
            list.forEach(value -> one(value, seen, missing, flat));
            return;
        }
        for (int i = 0; i < sequence.seen(); i++) {
            Unread doubt = sequence.doubt(i);
            if (doubt == null) {
                one(sequence.at(i), seen, missing, flat);
            } else {
                missing.addAll(doubt.because().names());
            }
        }
        Unread more = sequence.more();
        if (more != null) {
            missing.addAll(more.because().names());
        }
    }

    private static void one(Object value, List<Object> seen, List<String> missing, boolean flat) {
        switch (value) {
            case Unread unread -> missing.addAll(unread.because().names());
            case List<?> list when flat -> collect(list, seen, missing, true);
            case NullValue _ when flat -> {}
            default -> seen.add(plain(value));
        }
    }

    private static Object plain(Object value) {
        return value instanceof List<?> list ? list.stream().map(CompiledExpression::plain).toList() : value;
    }
}
