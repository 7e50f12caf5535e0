package io.secnumscan.k8s.analysis;

/** Whether something is selected, as far as can be told. */
public enum Match {
    YES,
    NO,
    /** It rests on something that was not read, or not understood. */
    UNKNOWN;

    public static Match of(boolean yes) {
        return yes ? YES : NO;
    }

    public Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }

    public Match or(Match other) {
        return not().and(other.not()).not();
    }

    public Match not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
