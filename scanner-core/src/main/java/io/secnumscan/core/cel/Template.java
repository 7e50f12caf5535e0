package io.secnumscan.core.cel;

/** A message with expressions in braces. Thread-safe. */
public interface Template {
    /** The text; an unknown prints its name, what broke prints as {@code ?}: a message never changes a verdict. */
    String render(Bindings bindings);

    /** What its expressions may read. */
    Reads reads();
}
