package io.secnumscan.core.cel;

/** A compiled, validated expression. Thread-safe. */
public interface Expression {
    Outcome evaluate(Bindings bindings);

    /** The source text, as the rule has it. */
    String source();

    /** What it may read, known from its checked form. */
    Reads reads();
}
