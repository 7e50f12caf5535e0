package io.secnumscan.core.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelRuntimeException;

/** Says what broke an evaluation in one line, without the layers that it came through. */
final class Failures {
    private static final int SHOWN = 300;

    private Failures() {}

    static String message(Throwable thrown) {
        if (thrown instanceof CelRuntimeException failed && failed.getErrorCode() == CelErrorCode.DIVIDE_BY_ZERO) {
            return "division by zero";
        }
        Throwable root = thrown;
        while (!(root instanceof Breakage) && root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return Texts.clean(message == null ? root.getClass().getSimpleName() : message, SHOWN);
    }
}
