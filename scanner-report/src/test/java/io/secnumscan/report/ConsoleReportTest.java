package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.assess.Report;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
    @Test
    void theSummaryShowsTheWorstFirst() {
        assertEquals("""
                Sample 1 · Profile
                Scanned: paris (OpenStack) · 2026-11-24T10:00:00Z

                Worst first
                  high      Port 22 is closed (os-a)
                            port x�[31m�<script>&'��2J · paris, project p1
                            port 22 accepts x�[31m�<script>&'��2J
                            → close it

                Access  1 not satisfied · 1 undetermined · 1 for a person to judge
                  9.1.a   not satisfied   Title of 9.1.a
                          fails: os-a (1)
                  9.1.b   undetermined    Title of 9.1.b
                          listing users: HTTP 403

                Cryptology  1 without a rule yet · 1 satisfied as far as seen
                  10.1.a  satisfied       Title of 10.1.a
                          coverage full · nothing seen contradicts it: 3 verified

                Could not be read, or not wholly
                  paris: identity.role, identity.user · access refused · missing right: role
                  reader on the system
                  paris: compute.server · the list was cut
                  paris: network.router · seen of project p1 only

                Requirements: 1 not satisfied · 1 undetermined · 1 without a rule yet ·
                  2 for a person to judge · 1 satisfied as far as seen
                Verdicts: 1 fail · 1 not assessable · 43 pass
                Failures: 1 high
                Configuration can't show 1 of the 6 requirements: documents, premises and people
                do. This report is no qualification.

                report    out/report.json
                snapshot  out/snapshot
                Next: mend what fails, worst severity first: report.json gives each resource,
                its evidence and the remedy.
                """, show("en", 80, false, Role.PROVIDER));
    }

    @Test
    void theFrenchSummarySaysTheSame() {
        String french = show("fr", 80, false, Role.PROVIDER);

        assertTrue(french.contains("  9.1.a   non satisfaite  Titre de 9.1.a\n"),
                french);
        assertTrue(french.contains("          échec : os-a (1)\n"), french);
        assertTrue(french.contains("  paris : compute.server · liste tronquée\n"), french);
        assertTrue(french.contains("La configuration ne montre rien de 1 des 6 exigences"), french);
    }

    @Test
    void whatIsToBeDeclaredIsNamedWithWhereAndHow() {
        String lacks = "the parameter zone is not declared (perimeter of secnumscan.yaml, see docs/configuration.md)";
        List<Finding> findings = List.of(Samples.finding("os-b", "", "", Verdict.NOT_ASSESSABLE, 1,
                new Text(lacks, "le paramètre zone n'est pas déclaré")));
        String french = ConsoleReport.of(Samples.report(Role.PROVIDER, findings), Samples.worst(false, findings),
                new ConsoleStyle("fr", 100, false), Map.of());

        assertTrue(french.contains("""
                À déclarer, dans le périmètre de secnumscan.yaml
                  zone
                  « secnumscan init INSTANTANÉ » écrit un périmètre à remplir ; docs/configuration.md dit ce qu'est
                  chacun.
                """), french);
    }

    @Test
    void aPartIsNoGapToATenant() {
        String tenant = show("en", 80, false, Role.TENANT);

        assertTrue(tenant.contains("compute.server"), tenant);
        assertFalse(tenant.contains("network.router"), tenant);
    }

    @Test
    void frenchWordsAgreeWithTheirNumber() {
        String french = show("fr", 80, false, Role.PROVIDER);

        assertTrue(french.contains("Exigences : 1 non satisfaite · 1 indéterminée · 1 sans règle à ce jour ·"), french);
        assertTrue(french.contains("1 satisfaite pour ce qui est vu"), french);
        assertTrue(french.contains("Verdicts : 1 échec · 1 non évaluable · 43 réussites"), french);
    }

    @Test
    void aTargetThatWasNeverOpenedStandsFirstWithItsReason() {
        assertTrue(
                unreachable("en").contains("""
                        Could not be read, or not wholly
                          lyon: unreachable · clouds.yaml:2:3: connection refused
                          paris: identity.role,"""), unreachable("en"));
        assertTrue(
                unreachable("fr").contains("  lyon : injoignable · clouds.yaml:2:3: connection refused\n"),
                unreachable("fr"));
    }

    @Test
    void whereATargetWasNotOpenedTheNextThingToDoIsToMendThat() {
        assertTrue(unreachable("en").contains("Next: mend what kept a target from being opened"), unreachable("en"));
        assertTrue(unreachable("fr").contains("Ensuite : corriger ce qui a empêché d'ouvrir une cible"),
                unreachable("fr"));
    }

    @Test
    void whereATargetWasNotOpenedAndAnotherFailsBothStepsAreNamed() {
        String en = shown(Samples.failingWithUnreachable(), "en", 120);
        String fr = shown(Samples.failingWithUnreachable(), "fr", 120);

        assertTrue(en.contains("Next: mend what kept a target from being opened and scan again; mend what fails"), en);
        assertTrue(
                fr.contains("Ensuite : corriger ce qui a empêché d'ouvrir une cible et relancer ; corriger les échecs"),
                fr);
    }

    @Test
    void afterAnInterruptedCollectionTheNextThingToDoIsToScanAgain() {
        String failing = shown(Samples.interrupted(Samples.findings()), "en", 120);
        String open = shown(Samples.interrupted(Samples.findings().subList(1, 3)), "fr", 120);

        assertTrue(failing.contains("collection not finished"), failing);
        assertTrue(failing.contains("Next: scan again, since the collection was interrupted"), failing);
        assertTrue(failing.contains("mend what fails"), failing);
        assertTrue(open.contains("Ensuite : relancer l'analyse, car la collecte a été interrompue"), open);
        assertFalse(open.contains("corriger"), open);
    }

    @Test
    void whatTheApiAnsweredIsLeftOutOfAReasonSoThatTheMissingRightIsSeen() {
        String shown = open("openstack.identity.user could not be read: access refused (listing users: HTTP 403"
                + " (You are not authorized.)); missing right: role reader (on the system)", "en");

        assertTrue(shown.contains("""
                          identity.user could not be read: access refused; missing right: role
                          reader (on the system)
                """), shown);
    }

    @Test
    void aDerivedTypeIsNamedInWords() {
        String reason = "analysis/effective-permission could not be read: access refused";

        assertTrue(open(reason, "en").contains(" the list of effective permissions could not be read: access"));
        assertTrue(open(reason, "fr").contains(" le relevé des droits effectifs could not"));
    }

    @Test
    void whatAPersonIsToJudgeReadsAsASentence() {
        assertTrue(review("whether a differs from b", "en").contains(" Check whether a differs from b\n"));
        assertTrue(review("si a diffère de b", "fr").contains(" Vérifier si a diffère de b\n"));
        assertTrue(review("les journaux suffisent-ils ?", "fr").contains(" Les journaux suffisent-ils ?\n"));
    }

    private static String open(String reason, String language) {
        return shown(Verdict.NOT_ASSESSABLE, reason, language);
    }

    private static String review(String question, String language) {
        return shown(Verdict.REVIEW, question, language);
    }

    private static String shown(Verdict verdict, String text, String language) {
        return shown(Samples.report(Role.PROVIDER,
                List.of(Samples.finding("os-a", "", "", verdict, 0, new Text(text, text)))), language, 80);
    }

    private static String shown(Report report, String language, int width) {
        return ConsoleReport.of(
                report, Samples.worst(false, List.of()), new ConsoleStyle(language, width, false), Map.of());
    }

    private static String unreachable(String language) {
        return shown(Samples.withUnreachable(), language, 120);
    }

    @Test
    void aTenantsReportSaysThatItProvesNothingOfTheProvider() {
        assertTrue(show("en", 80, false, Role.TENANT)
                .contains("A tenant's report is no proof of the provider's qualification."));
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width : new int[]{60, 80, 100, 120}) {
            for (String language : List.of("en", "fr")) {
                show(language, width, false, Role.TENANT).lines().forEach(
                        line -> assertTrue(TerminalText.width(line) <= width, line));
            }
        }
    }

    @Test
    void aLongReasonIsCutAndSaysSo() {
        String why = "listing users: HTTP 403 " + "and so on ".repeat(50);
        String shown = open(why, "en");

        List<String> lines = shown.lines().filter(one -> one.contains("so on")).toList();
        assertEquals(2, lines.size(), shown);
        assertTrue(lines.getLast().endsWith(" …") && TerminalText.width(lines.getLast()) <= 80, shown);
    }

    @Test
    void withoutColourThereIsNoEscapeSequence() {
        assertFalse(show("en", 80, false, Role.PROVIDER).contains("\u001b"));
    }

    @Test
    void colourChangesNothingButColour() {
        assertEquals(show("en", 80, false, Role.PROVIDER),
                show("en", 80, true, Role.PROVIDER).replaceAll("\u001b\\[[0-9]+m", ""));
    }

    @Test
    void aPathCannotSteerTheTerminal() {
        String shown = ConsoleReport.of(Samples.report(Role.PROVIDER, Samples.findings()),
                Samples.worst(true, Samples.findings()), new ConsoleStyle("en", 80, false),
                Map.of("report", Samples.HOSTILE));

        assertTrue(shown.codePoints().allMatch(point -> point == '\n' || (Character.getType(point) != Character.CONTROL
                && Character.getType(point) != Character.FORMAT
                && Character.getType(point) != Character.LINE_SEPARATOR)), shown);
    }

    @Test
    void textsAreBrokenAtSpacesAndCutWhereTheyHaveNone() {
        assertEquals(List.of("ab cd", "efgh", "ijkl…"), TerminalText.wrap("ab cd efgh ijklmnop", 5));
    }

    @Test
    void noLineBeginsWithAMarkThatFrenchSetsApart() {
        assertEquals(List.of("ab", "cd :", "ef"), TerminalText.wrap("ab cd : ef", 5));
    }

    @Test
    void aCutNeverEndsWithTwoEllipses() {
        assertEquals(List.of("ab …"), TerminalText.wrap("ab ijklmnop ef", 5, 1));
        assertEquals(List.of("ij …"), TerminalText.wrap("ijklmnop ef", 5, 1));
        assertEquals(List.of("ab …"), TerminalText.wrap("ab … ef", 5, 1));
    }

    @Test
    void aCountStaysWithItsRule() {
        String failing = PlainReason.failing("fails: os-a (7), os-b (35)");

        assertEquals(List.of("fails:", "os-a (7),", "os-b (35)"), TerminalText.wrap(failing, 11));
        assertEquals(List.of("fails:", "os-a", "(7),", "os-b", "(35)"), TerminalText.wrap(failing, 6));
    }

    @Test
    void wideCharactersCountTwoColumnsAndMarksNone() {
        assertEquals(4, TerminalText.width("日本"));
        assertEquals(1, TerminalText.width("e\u0301"));
        assertEquals("日… ", TerminalText.pad("日本語", 4));
    }

    private static String show(String language, int width, boolean color, Role role) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("report", "out/report.json");
        files.put("snapshot", "out/snapshot");
        return ConsoleReport.of(Samples.report(role, Samples.findings()), Samples.worst(false, Samples.findings()),
                new ConsoleStyle(language, width, color), files);
    }
}
