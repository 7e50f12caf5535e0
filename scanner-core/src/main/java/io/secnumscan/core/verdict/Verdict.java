package io.secnumscan.core.verdict;

/** What a rule says of a resource. */
public enum Verdict {
    PASS("pass"),
    FAIL("fail"),
    /** The demand holds as far as it can be seen, and a person must judge; the finding says at what to look. */
    REVIEW("review"),
    NOT_APPLICABLE("not-applicable"),
    /** Could not be read, or was not declared; the reason is part of the finding. */
    NOT_ASSESSABLE("not-assessable"),
    /** The rule broke. */
    ERROR("error");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
