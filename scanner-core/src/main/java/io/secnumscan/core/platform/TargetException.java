package io.secnumscan.core.platform;

/** A target that can't be read at all; the message is for the operator and holds no secret. Exit code 2. */
public final class TargetException extends Exception {
    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
