package io.secnumscan.core.snapshot;

import io.secnumscan.core.text.Text;

/** A snapshot that can't be written or must not be trusted; the message names the file and the way out. Exit code 2. */
public final class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Text text;

    public SnapshotException(Text text) {
        super(text.en());
        this.text = text;
    }

    public SnapshotException(Text text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** The message in both languages. */
    public Text text() {
        return text;
    }
}
