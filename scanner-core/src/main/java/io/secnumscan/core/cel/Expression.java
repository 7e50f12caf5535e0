package io.secnumscan.core.cel;

/** A compiled, validated expression. Thread-safe. */
public interface Expression {
    Outcome evaluate(Bindings bindings);

    /** The source text, as the rule has it. */
    String source();
}
