package io.secnumscan.core.yaml;

/** What a person wrote can't be used; the message names file, line, column and the way out, and is shown as it is. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }
}
