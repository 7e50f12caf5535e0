package io.secnumscan.core.assess;

import io.secnumscan.core.referential.Binding;
import io.secnumscan.core.verdict.Verdict;
import java.util.Collection;

/** From the verdicts of the rules that decide a requirement to its outcome; the first line that holds decides. */
final class Fold {
    private Fold() {}

    /** @param rules the counts of each deciding rule on each target of its platform; a rule that said nothing has none */
    static Outcome of(Binding binding, Collection<Counts> rules) {
        if (rules.stream().anyMatch(rule -> rule.has(Verdict.FAIL))) {
            return switch (binding) {
                case REQUIREMENT -> Outcome.NOT_SATISFIED;
                case RECOMMENDATION -> Outcome.ADVICE;
            };
        }
        if (rules.isEmpty() || rules.stream().anyMatch(Fold::leavesOpen)) {
            return Outcome.UNDETERMINED;
        }
        if (rules.stream().anyMatch(rule -> rule.has(Verdict.REVIEW))) {
            return Outcome.PERSON;
        }
        return rules.stream().anyMatch(rule -> rule.has(Verdict.PASS)) ? Outcome.SATISFIED : Outcome.NOT_APPLICABLE;
    }

    /** A rule that was to judge and said nothing leaves everything open. */
    static boolean leavesOpen(Counts rule) {
        return rule.has(Verdict.NOT_ASSESSABLE) || rule.has(Verdict.ERROR) || rule.equals(Counts.NONE);
    }
}
