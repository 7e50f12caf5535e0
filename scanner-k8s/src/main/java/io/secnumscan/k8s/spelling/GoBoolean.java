package io.secnumscan.k8s.spelling;

import java.util.Optional;

/**
 * A boolean in a text, as programs in Go read it: the components of the control plane their flags, controllers annotations
 * and ConfigMaps. Nothing else is one, in no other case either.
 *
 * @see <a href="https://pkg.go.dev/strconv#ParseBool">strconv.ParseBool</a>
 */
public final class GoBoolean {
    private GoBoolean() {}

    /** Empty for what is no boolean: the program refuses it, or takes its default. */
    public static Optional<Boolean> of(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> Optional.of(true);
            case "0", "f", "F", "false", "FALSE", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
