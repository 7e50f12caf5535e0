package io.secnumscan.core.yaml;

import io.secnumscan.core.text.Text;

/** What a person wrote can't be used; the message names file, line, column and the way out, and is shown as it is. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Text text;

    public BadInputException(Text text) {
        super(text.en());
        this.text = text;
    }

    /** The message in both languages. */
    public Text text() {
        return text;
    }
}
