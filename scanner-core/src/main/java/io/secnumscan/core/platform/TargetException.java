package io.secnumscan.core.platform;

import io.secnumscan.core.text.Text;

/** A target that can't be read at all; the message is for the operator and holds no secret. Exit code 2. */
public final class TargetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Text text;

    public TargetException(Text text) {
        super(text.en());
        this.text = text;
    }

    public TargetException(Text text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** The message in both languages. */
    public Text text() {
        return text;
    }
}
