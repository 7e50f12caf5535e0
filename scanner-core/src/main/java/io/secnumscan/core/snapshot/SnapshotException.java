package io.secnumscan.core.snapshot;

/** A snapshot that can't be written or must not be trusted; the message names the file and the way out. Exit code 2. */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SnapshotException(String message) {
        super(message);
    }

    public SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
