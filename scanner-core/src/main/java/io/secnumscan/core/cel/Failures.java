package io.secnumscan.core.cel;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import org.jspecify.annotations.Nullable;

/** Says what broke an evaluation in one line, without the layers that it came through. */
final class Failures {
    private static final int SHOWN = 300;

    private Failures() {}

    static String message(Throwable thrown) {
        @Nullable Throwable at = thrown;
        while (at != null) {
            if (at instanceof Breakage || at instanceof Exhausted) {
                return shown(at);
            }
            at = at.getCause();
        }
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (thrown instanceof CelEvaluationException failed && failed.getErrorCode() == CelErrorCode.DIVIDE_BY_ZERO) {
            return "division by zero";
        }
        return shown(root);
    }

    private static String shown(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return Texts.clean(message, SHOWN);
    }
}
