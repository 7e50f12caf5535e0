package io.secnumscan.core.cel;

/** What breaks an evaluation and is for the author of a type file or rule to mend. */
final class Breakage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Breakage(String message) {
        super(message, null, false, false);
    }
}
