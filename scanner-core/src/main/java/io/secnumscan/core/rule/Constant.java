package io.secnumscan.core.rule;

import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.cel.Expression;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.Reads;
import io.secnumscan.core.type.FieldType;
import java.util.Optional;

/** {@code true} or {@code false}: what most rules say, or leave out, of {@code when}, {@code assessable} and {@code review}. */
record Constant(boolean value) implements Expression {
    @Override
    public Outcome evaluate(Bindings bindings) {
        return new Outcome.Value(value);
    }

    @Override
    public String source() {
        return Boolean.toString(value);
    }

    @Override
    public Optional<FieldType> type() {
        return Optional.of(new FieldType.Bool());
    }

    @Override
    public Reads reads() {
        return Reads.NOTHING;
    }
}
