package io.secnumscan.core.cel;

import java.util.List;

/** A message with expressions in braces. Thread-safe. */
public interface Template {
    /** The text; an unknown reads as not read, what broke as {@code ?}: a message never changes a verdict. */
    String render(Bindings bindings, Wording wording);

    /** The expressions in its braces as they are written, sorted, repeated ones repeated: the same in both languages. */
    List<String> placeholders();

    /** What its expressions may read. */
    Reads reads();
}
