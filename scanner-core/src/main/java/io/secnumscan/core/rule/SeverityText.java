package io.secnumscan.core.rule;

import io.secnumscan.core.text.Text;

/** What a person calls a severity; programs read {@link Severity#label()}. In French it agrees with "gravité". */
public final class SeverityText {
    private SeverityText() {}

    public static Text of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> new Text("critical", "critique");
            case HIGH -> new Text("high", "élevée");
            case MEDIUM -> new Text("medium", "moyenne");
            case LOW -> new Text("low", "faible");
            case INFO -> new Text("info", "information");
        };
    }
}
