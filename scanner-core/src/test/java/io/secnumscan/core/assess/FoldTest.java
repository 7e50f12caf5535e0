package io.secnumscan.core.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.referential.Binding;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void aFailureDecidesWhateverElseIsSaid() {
        assertEquals(Outcome.NOT_SATISFIED, fold(Binding.REQUIREMENT, rule(Verdict.values()), rule()));
    }

    @Test
    void aFailedRecommendationIsAdvice() {
        assertEquals(Outcome.ADVICE, fold(Binding.RECOMMENDATION, rule(Verdict.FAIL, Verdict.PASS)));
    }

    @Test
    void whatCouldNotBeAssessedLeavesItUndetermined() {
        assertEquals(Outcome.UNDETERMINED, fold(Binding.REQUIREMENT, rule(Verdict.PASS), rule(Verdict.NOT_ASSESSABLE)));
    }

    @Test
    void aBrokenRuleLeavesItUndetermined() {
        assertEquals(Outcome.UNDETERMINED, fold(Binding.REQUIREMENT, rule(Verdict.PASS, Verdict.ERROR)));
    }

    @Test
    void aRuleThatSaidNothingLeavesItUndetermined() {
        assertEquals(Outcome.UNDETERMINED, fold(Binding.REQUIREMENT, rule(Verdict.PASS), rule()));
    }

    @Test
    void noRuleLeavesItUndetermined() {
        assertEquals(Outcome.UNDETERMINED, fold(Binding.REQUIREMENT));
    }

    @Test
    void aReviewGoesToAPersonEvenBesidePasses() {
        assertEquals(Outcome.PERSON, fold(Binding.REQUIREMENT, rule(Verdict.PASS), rule(Verdict.REVIEW)));
    }

    @Test
    void nothingToJudgeAnywhereIsNotApplicable() {
        assertEquals(Outcome.NOT_APPLICABLE, fold(Binding.REQUIREMENT, rule(Verdict.NOT_APPLICABLE)));
    }

    @Test
    void passesBesideWhatDoesNotApplyAreSatisfied() {
        assertEquals(Outcome.SATISFIED, fold(Binding.REQUIREMENT, rule(Verdict.NOT_APPLICABLE), rule(Verdict.PASS)));
    }

    /** Oracle: the five sentences of the rule, word for word, over the flat list of verdicts. */
    @Test
    void everyCombinationOfVerdictsFoldsAsTheFiveSentencesSay() {
        Random random = new Random(20261124);
        for (int round = 0; round < 20_000; round++) {
            Binding binding = random.nextBoolean() ? Binding.REQUIREMENT : Binding.RECOMMENDATION;
            List<List<Verdict>> said = new ArrayList<>();
            for (int rule = random.nextInt(4); rule > 0; rule--) {
                List<Verdict> verdicts = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0; n--) {
                    verdicts.add(Verdict.values()[random.nextInt(Verdict.values().length)]);
                }
                said.add(verdicts);
            }
            Counts[] rules = said.stream().map(list -> rule(list.toArray(Verdict[]::new))).toArray(Counts[]::new);

            assertEquals(oracle(binding, said), fold(binding, rules), () -> binding + " " + said);
        }
    }

    private static Outcome oracle(Binding binding, List<List<Verdict>> said) {
        List<Verdict> all = said.stream().flatMap(List::stream).toList();
        if (all.contains(Verdict.FAIL)) {
            return binding == Binding.RECOMMENDATION ? Outcome.ADVICE : Outcome.NOT_SATISFIED;
        }
        if (all.contains(Verdict.NOT_ASSESSABLE) || all.contains(Verdict.ERROR) || said.isEmpty()
                || said.contains(List.of())) {
            return Outcome.UNDETERMINED;
        }
        if (all.contains(Verdict.REVIEW)) {
            return Outcome.PERSON;
        }
        return all.stream().allMatch(Verdict.NOT_APPLICABLE::equals) ? Outcome.NOT_APPLICABLE : Outcome.SATISFIED;
    }

    private static Outcome fold(Binding binding, Counts... rules) {
        return Fold.of(binding, List.of(rules));
    }

    /** A rule that gave each of these verdicts at least once, on no resource: what counts is that it was given. */
    private static Counts rule(Verdict... verdicts) {
        Map<Verdict, Long> findings = new EnumMap<>(Verdict.class);
        for (Verdict verdict : verdicts) {
            findings.merge(verdict, 1L, Long::sum);
        }
        return new Counts(findings, Map.of());
    }
}
