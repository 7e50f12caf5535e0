package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the summary shows of the worst failures. */
class WorstFailuresTest {
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void oneResourceStandsForItsRuleWithTheNumberOfTheRest() {
        fails("os-a", "high", 8);

        assertTrue(shown(false, "en", 80).contains("""
                Worst first
                  high      Port 22 is closed (os-a)
                            port n1 · paris, project p1 · +7 more
                            n1 is open
                            → close it
                """), shown(false, "en", 80));
        assertTrue(shown(false, "fr", 80).contains("""
                Les plus graves d'abord
                  élevée    Le port 22 est fermé (os-a)
                            port n1 · paris, projet p1 · +7 autres
                            n1 est ouvert
                            → fermez-le
                """), shown(false, "fr", 80));
    }

    @Test
    void oneOtherIsSingularInFrench() {
        fails("os-a", "high", 2);

        assertTrue(shown(false, "fr", 80).contains("· +1 autre\n"), shown(false, "fr", 80));
    }

    @Test
    void criticalComesBeforeHighThenWhatFailsMoreOften() {
        fails("os-a", "high", 1);
        fails("os-b", "high", 2);
        fails("os-c", "critical", 1);

        assertEquals(List.of("os-c", "os-b", "os-a"), rules());
    }

    @Test
    void whatIsLessThanHighOrNoFailureIsNotShown() {
        fails("os-a", "medium", 3);
        findings.add(finding("os-b", "critical", 1, Verdict.REVIEW));

        assertFalse(shown(false, "en", 80).contains("Worst first"));
    }

    @Test
    void tenRulesAreShownAndTheOthersCounted() {
        for (int i = 10; i < 21; i++) {
            fails("os-" + i, "critical", 1);
        }

        assertTrue(
                shown(false, "en", 80)
                        .contains("\n  1 more rule of these severities fails; evaluate -v shows each failure\n"),
                shown(false, "en", 80));
        assertFalse(shown(false, "en", 80).contains("(os-20)"));
    }

    @Test
    void inDetailEachFailureIsShownUpToTwoHundred() {
        fails("os-a", "critical", 150);
        fails("os-b", "high", 150);

        String shown = shown(true, "en", 80);

        assertEquals(200, shown.lines().filter(line -> line.contains(" is open")).count());
        assertTrue(shown.contains("port n50 · paris, project p1 · +100 more\n"), shown);
    }

    @Test
    void whatIsKeptDoesNotGrowWithTheFindings() {
        fails("os-a", "critical", 5000);

        assertEquals(List.of(1), worst(false).rules().stream().map(rule -> rule.kept().size()).toList());
        assertEquals(List.of(200), worst(true).rules().stream().map(rule -> rule.kept().size()).toList());
    }

    @Test
    void aLongMessageHasTwoLinesAndARemedyItsFirstAlone() {
        String words = "word ".repeat(60);
        findings.add(new Finding("id", "os-a", "high", "openstack", "paris", "", Samples.finding("os-a", "i", "n",
                Verdict.FAIL, 1, new Text("", "")).resource(), "", Verdict.FAIL, 1, new Text(words, words), List.of(),
                2,
                java.util.Optional.empty(), Map.of(), new Text("first\nsecond", "x"), java.util.Optional.empty()));

        String shown = shown(false, "en", 80);

        assertEquals(2, shown.lines().filter(line -> line.contains("word word")).count(), shown);
        assertTrue(shown.contains("            → first\n"), shown);
        assertFalse(shown.contains("second"), shown);
    }

    private void fails(String rule, String severity, int times) {
        for (int i = 1; i <= times; i++) {
            findings.add(finding(rule, severity, i, Verdict.FAIL));
        }
    }

    private static Finding finding(String rule, String severity, int number, Verdict verdict) {
        String name = "n" + number;
        Finding one = Samples.finding(rule, "i" + number, name, verdict, 1,
                new Text(name + " is open", name + " est ouvert"));
        return new Finding(one.id(), rule, severity, one.platform(), one.target(), one.region(), one.resource(),
                one.item(), verdict, 1, one.message(), one.evidence(), one.rank(), one.observedAt(), one.params(),
                one.remediation(), one.idsDigest());
    }

    private List<String> rules() {
        return worst(false).rules().stream().map(WorstFailures.OfRule::rule).toList();
    }

    private WorstFailures worst(boolean detailed) {
        return Samples.worst(detailed, findings);
    }

    private String shown(boolean detailed, String language, int width) {
        return ConsoleReport.of(Samples.report(Role.PROVIDER, List.of()), worst(detailed),
                new ConsoleStyle(language, width, false), Map.of());
    }
}
