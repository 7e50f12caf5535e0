package io.secnumscan.core.http;

import io.secnumscan.core.text.Text;
import java.security.GeneralSecurityException;

/** PEM that holds no certificate or no usable key; the message says which of them, without a word of its content. */
public final class BadPem extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    private final Text text;

    BadPem(Text text) {
        super(text.en());
        this.text = text;
    }

    BadPem(Text text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    /** Why no context could be made of such settings; what the platform says stays in its words. */
    public static Text why(GeneralSecurityException e) {
        return e instanceof BadPem bad ? bad.text : Text.english(String.valueOf(e.getMessage()));
    }
}
