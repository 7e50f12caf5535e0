package io.secnumscan.core.http;

import io.secnumscan.core.text.Text;
import java.io.IOException;

/** A body that is not read on, for a reason that an operator is told. */
abstract class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    private final Text text;

    Unfit(Text text) {
        super(text.en());
        this.text = text;
    }

    Text text() {
        return text;
    }
}
