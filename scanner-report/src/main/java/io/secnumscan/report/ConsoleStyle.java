package io.secnumscan.report;

import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.rule.Severity;

/**
 * How a summary is shown.
 *
 * @param language {@code fr} or {@code en}
 * @param width columns of the terminal; less than 60 counts as 60, more than 120 as 120
 * @param color whether escape sequences may be written: a terminal, and {@code NO_COLOR} not set
 */
public record ConsoleStyle(String language, int width, boolean color) {
    public ConsoleStyle {
        width = Math.clamp(width, 60, 120);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String of(Outcome outcome, String text) {
        return switch (outcome) {
            case NOT_SATISFIED -> paint("31", text);
            case ADVICE, UNDETERMINED -> paint("33", text);
            case PERSON -> paint("36", text);
            case SATISFIED -> paint("32", text);
            case NOT_APPLICABLE -> paint("2", text);
        };
    }

    String of(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL, HIGH -> paint("31", text);
            case MEDIUM, LOW -> paint("33", text);
            case INFO -> paint("2", text);
        };
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
