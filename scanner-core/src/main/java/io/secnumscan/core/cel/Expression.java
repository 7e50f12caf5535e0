package io.secnumscan.core.cel;

import io.secnumscan.core.type.FieldType;
import java.util.Optional;

/** A compiled, validated expression. Thread-safe. */
public interface Expression {
    Outcome evaluate(Bindings bindings);

    /** The source text, as the rule has it. */
    String source();

    /** The declared type of its value: a list of structs for {@code resource.rules}; empty for a library's own value. */
    Optional<FieldType> type();

    /** What it may read, known from its checked form. */
    Reads reads();
}
