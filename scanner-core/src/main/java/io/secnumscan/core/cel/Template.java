package io.secnumscan.core.cel;

import java.util.List;

/** A message with expressions in braces. Thread-safe. */
public interface Template {
    /** The text; an unknown prints its name, what broke prints as {@code ?}: a message never changes a verdict. */
    String render(Bindings bindings);

    /** The expressions in its braces as they are written, sorted, repeated ones repeated: the same in both languages. */
    List<String> placeholders();

    /** What its expressions may read. */
    Reads reads();
}
