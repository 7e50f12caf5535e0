package io.secnumscan.core.cel;

import dev.cel.common.values.NullValue;
import io.secnumscan.core.type.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An expression of a rule, ready to be evaluated.
 *
 * @param step empty when the load found problems
 */
record CompiledExpression(
        String source,
        Optional<Step> step,
        int variables,
        RuntimeScope scope,
        Result wanted,
        Optional<FieldType> type,
        Reads reads)
        implements Expression {
    @Override
    public Outcome evaluate(Bindings bindings) {
        try {
            return outcome(value(bindings));
        } catch (RuntimeException | Exhausted e) {
            return new Outcome.Broken(Failures.message(e));
        }
    }

    /** The value as a message shows it; what broke is a question mark. */
    String show(Bindings bindings, Wording wording) {
        try {
            return Texts.of(value(bindings), wording);
        } catch (RuntimeException | Exhausted _) {
            return "?";
        }
    }

    private Object value(Bindings bindings) {
        return step.orElseThrow(() -> new Breakage("has problems: " + source))
                .run(new Evaluation(scope, bindings, variables));
    }

    private Outcome outcome(Object value) {
        if (value instanceof Unread unread) {
            return unread.because();
        }
        if (wanted instanceof Result.JoinKeys) {
            return keys(value);
        }
        return value instanceof Sequence list ? list(list) : new Outcome.Value(value);
    }

    private static Outcome list(Sequence list) {
        List<Object> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        collect(list, seen, missing, false);
        return missing.isEmpty() ? new Outcome.Value(List.copyOf(seen)) : new Outcome.OpenList(seen, missing);
    }

    /** A lone value is a list of one, a lone null the empty list. */
    private static Outcome keys(Object value) {
        List<Object> seen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        one(value, seen, missing, true);
        return missing.isEmpty() ? new Outcome.Value(List.copyOf(seen)) : new Outcome.OpenList(seen, missing);
    }

    /** A value that may not belong to the list is left out: what it leads to may not belong to it either. */
    private static void collect(Sequence list, List<Object> seen, List<String> missing, boolean flat) {
        for (int i = 0; i < list.seen(); i++) {
            Unread doubt = list.doubt(i);
            if (doubt == null) {
                one(list.at(i), seen, missing, flat);
            } else {
                missing.addAll(doubt.because().names());
            }
        }
        Unread more = list.more();
        if (more != null) {
            missing.addAll(more.because().names());
        }
    }

    private static void one(Object value, List<Object> seen, List<String> missing, boolean flat) {
        switch (value) {
            case Unread unread -> missing.addAll(unread.because().names());
            case Sequence list when flat -> collect(list, seen, missing, true);
            case Sequence list -> {
                List<Object> inner = new ArrayList<>();
                collect(list, inner, missing, false);
                seen.add(List.copyOf(inner));
            }
            case NullValue _ when flat -> {}
            default -> seen.add(value);
        }
    }
}
