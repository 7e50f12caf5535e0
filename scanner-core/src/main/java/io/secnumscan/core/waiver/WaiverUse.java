package io.secnumscan.core.waiver;

/**
 * What became of a waiver in an evaluation.
 *
 * @param failures that it matches, whether or not it waives them
 */
public record WaiverUse(Waiver waiver, State state, long failures) {
    /** Whether it did something. */
    public enum State {
        APPLIED("applied"),
        /** It waives nothing any more. */
        EXPIRED("expired"),
        /** No failure is of its rule and selector: mended, misspelt, or not read. */
        UNMATCHED("unmatched");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
