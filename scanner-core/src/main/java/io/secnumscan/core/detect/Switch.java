package io.secnumscan.core.detect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words for yes and no in variables and options: what Go's {@code strconv.ParseBool}, YAML and ini files take for one. */
final class Switch {
    private static final Set<String> ON = Set.of("true", "t", "1", "yes", "y", "on");
    private static final Set<String> OFF = Set.of("false", "f", "0", "no", "n", "off");

    private Switch() {}

    /**
     * {@code on}, {@code off}, {@code refers} for what names another variable, {@code $(NAME)}, or an empty text for any other
     * value. Empty where the name promises a secret: one letter of it
     * would be too much.
     */
    static Optional<String> measure(SecretNames.Kind promised, String value) {
        return switch (promised) {
            case PASSWORD, TOKEN, SECRET, KEY -> Optional.empty();
            case MAYBE, USER_DATA, COPY, NONE -> Optional.of(of(value.strip().toLowerCase(Locale.ROOT)));
        };
    }

    private static String of(String word) {
        return word.contains("$(") ? "refers" : ON.contains(word) ? "on" : OFF.contains(word) ? "off" : "";
    }
}
