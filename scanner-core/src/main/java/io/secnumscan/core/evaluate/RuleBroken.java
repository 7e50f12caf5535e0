package io.secnumscan.core.evaluate;

/** A rule could not be evaluated on a resource; the verdict is an error with this message. */
final class RuleBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RuleBroken(String message) {
        super(message, null, false, false);
    }
}
