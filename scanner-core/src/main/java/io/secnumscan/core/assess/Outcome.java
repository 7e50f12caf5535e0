package io.secnumscan.core.assess;

/** What the evidence says of a requirement; in the order in which reports list them, worst first. */
public enum Outcome {
    NOT_SATISFIED("not-satisfied"),
    /** A recommendation that is not followed: never a non-conformity. */
    ADVICE("advice"),
    /** Something was not read, not declared, or no rule looks at it. */
    UNDETERMINED("undetermined"),
    /** A person must judge. */
    PERSON("person"),
    /** On the evidence seen, always beside its coverage. */
    SATISFIED("satisfied"),
    NOT_APPLICABLE("not-applicable");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
