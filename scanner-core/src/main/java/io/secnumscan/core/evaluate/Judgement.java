package io.secnumscan.core.evaluate;

import io.secnumscan.core.evaluate.Finding.Evidence;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.List;

/**
 * What a rule says of one resource, or one item of it.
 *
 * @param message for a verdict that is folded: the same text for all that say the same
 * @param evidence of a failure or review
 */
record Judgement(String item, Verdict verdict, Text message, List<Evidence> evidence, int rank, Text remediation) {
    static final Text NO_TEXT = new Text("", "");

    /** A verdict that quotes no values. */
    static Judgement plain(String item, Verdict verdict, Text message, int rank) {
        return new Judgement(item, verdict, message, List.of(), rank, NO_TEXT);
    }
}
