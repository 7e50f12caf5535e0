package io.secnumscan.core.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.verdict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    @Test
    void theNumbersAreFixed() {
        assertEquals(List.of(0, 1, 2, 3, 4), List.of(ExitCode.CLEAN.code(), ExitCode.FAILURES.code(),
                ExitCode.ERROR.code(), ExitCode.INCOMPLETE.code(), ExitCode.WAIVED.code()));
    }

    @Test
    void oneFailureIsOneWhateverElseCouldNotBeAssessed() {
        assertEquals(ExitCode.FAILURES, of(0, Verdict.FAIL, Verdict.NOT_ASSESSABLE, Verdict.ERROR));
    }

    @Test
    void whatCouldNotBeAssessedIsThree() {
        assertEquals(ExitCode.INCOMPLETE, of(0, Verdict.PASS, Verdict.NOT_ASSESSABLE));
    }

    @Test
    void aBrokenRuleIsThree() {
        assertEquals(ExitCode.INCOMPLETE, of(0, Verdict.PASS, Verdict.ERROR));
    }

    @Test
    void onlyWaivedFailuresAreFour() {
        assertEquals(ExitCode.WAIVED, of(1, Verdict.FAIL, Verdict.PASS));
    }

    @Test
    void waivedFailuresBesideWhatCouldNotBeAssessedAreThree() {
        assertEquals(ExitCode.INCOMPLETE, of(1, Verdict.FAIL, Verdict.NOT_ASSESSABLE));
    }

    @Test
    void reviewsAndWhatDoesNotApplyNeverCount() {
        assertEquals(ExitCode.CLEAN, of(0, Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE));
    }

    @Test
    void twoBeatsOneBeatsThreeBeatsFourBeatsZero() {
        List<ExitCode> order = List.of(
                ExitCode.ERROR, ExitCode.FAILURES, ExitCode.INCOMPLETE, ExitCode.WAIVED, ExitCode.CLEAN);
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < order.size(); j++) {
                assertEquals(order.get(Math.min(i, j)), order.get(i).and(order.get(j)));
            }
        }
    }

    private static ExitCode of(long waived, Verdict... verdicts) {
        Map<Verdict, Long> findings = new EnumMap<>(Verdict.class);
        for (Verdict verdict : verdicts) {
            findings.merge(verdict, 1L, Long::sum);
        }
        return ExitCode.of(new Counts(findings, Map.of()), waived);
    }
}
