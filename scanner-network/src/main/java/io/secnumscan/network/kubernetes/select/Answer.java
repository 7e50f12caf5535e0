package io.secnumscan.network.kubernetes.select;

/** Whether something holds, as far as can be told. */
public enum Answer {
    YES,
    NO,
    /** It rests on something that was not read, or not understood. */
    UNKNOWN;

    public static Answer of(boolean yes) {
        return yes ? YES : NO;
    }

    public Answer and(Answer other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }

    public Answer or(Answer other) {
        return not().and(other.not()).not();
    }

    public Answer not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
