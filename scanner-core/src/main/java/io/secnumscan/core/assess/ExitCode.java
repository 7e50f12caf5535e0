package io.secnumscan.core.assess;

import io.secnumscan.core.verdict.Verdict;

/** What the command ends with. When several hold, the first of 2, 1, 3, 4, 0 does. */
public enum ExitCode {
    /** No failure, and nothing that could not be assessed. */
    CLEAN(0),
    /** At least one rule of the profile failed somewhere. */
    FAILURES(1),
    /** A technical or usage error: the run did not come to its end. */
    ERROR(2),
    /** Nothing failed, but something could not be assessed, or a rule broke. */
    INCOMPLETE(3),
    /** All that failed is waived. */
    WAIVED(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * The code of a run that came to its end.
     *
     * @param verdicts of the profile's rules; reviews and requirements without coverage never count
     * @param waived how many of the failing findings are waived
     */
    public static ExitCode of(Counts verdicts, long waived) {
        long failures = verdicts.findings(Verdict.FAIL);
        if (failures > waived) {
            return FAILURES;
        }
        if (verdicts.has(Verdict.NOT_ASSESSABLE) || verdicts.has(Verdict.ERROR)) {
            return INCOMPLETE;
        }
        return failures > 0 ? WAIVED : CLEAN;
    }

    /** The code of several runs, or of a run and an error beside it. */
    public ExitCode and(ExitCode other) {
        return precedence() <= other.precedence() ? this : other;
    }

    private int precedence() {
        return switch (this) {
            case ERROR -> 0;
            case FAILURES -> 1;
            case INCOMPLETE -> 2;
            case WAIVED -> 3;
            case CLEAN -> 4;
        };
    }
}
