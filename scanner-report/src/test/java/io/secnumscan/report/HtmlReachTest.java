package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.assess.Report;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.referential.Role;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who can reach whom, in a page that was made of a report's file. */
class HtmlReachTest {
    @TempDir
    private Path folder;

    private String page(Report report, String language) throws IOException {
        Path file = folder.resolve("report.json");
        JsonReport.write(report, Samples.file(folder, Samples.findings()), file);
        StringWriter out = new StringWriter();
        HtmlReport.write(ReportFile.open(file), language, out);
        return out.toString();
    }

    private String whole(String language) throws IOException {
        return page(Samples.withReach(new Coverage.Complete(3), "shop"), language);
    }

    @Test
    void theTableStandsInThePageItself() throws IOException {
        String page = whole("en");

        assertTrue(page.contains("<bdi dir=\"auto\">shop</bdi>"
                + "<div class=\"sub\" title=\"domain/d1\"><bdi dir=\"auto\">gold</bdi></div>"
                + "<div class=\"who-id\"><bdi dir=\"auto\">p1</bdi></div>"));
        assertTrue(page.contains("<code><bdi dir=\"auto\">tcp 10.0.0.1:49152 &gt; 10.0.0.2:22</bdi></code>"));
        assertTrue(page.contains("<li><code><bdi dir=\"auto\">paris/r/p2/security-group/g/rule/r</bdi></code></li>"));
    }

    @Test
    void itSaysHowMuchIsNotShown() throws IOException {
        assertTrue(whole("en").contains("Shown are 1 of 3 pairs"));
        assertTrue(whole("en").contains("1,234 projects; 2 pairs reach for sure, 1 other may."));
    }

    @Test
    void numbersAgreeWithTheirWords() throws IOException {
        assertTrue(numbers(1, 2, "en").contains("1 pair reaches for sure, 2 others may."));
        assertTrue(numbers(0, 1, "en").contains("0 pairs reach for sure, 1 other may."));
        assertTrue(numbers(1, 0, "en").contains("1 pair reaches for sure.<"));
        assertTrue(numbers(0, 1, "fr").contains("0 couple communique à coup sûr, 1 autre peut-être."));
        assertTrue(numbers(2, 2, "fr").contains("2 couples communiquent à coup sûr, 2 autres peut-être."));
    }

    private String numbers(long pairs, long possible, String language) throws IOException {
        return page(Samples.withReach(new Coverage.Complete(3), "shop", pairs, possible), language);
    }

    @Test
    void whySomeAreOnlyPossibleIsSaid() throws IOException {
        assertTrue(whole("en").contains("<summary>Why 1 is only possible</summary>"));
        assertTrue(whole("en").contains("<li>port a was not read</li>"));
        assertTrue(whole("en").contains("And 2 more reasons:"));
        assertTrue(whole("fr").contains("<li>le port a n&#39;a pas été lu</li>"));
    }

    @Test
    void whereAllIsSureThereIsNothingToExplain() throws IOException {
        assertFalse(numbers(3, 0, "en").contains("class=\"who-doubts\""));
    }

    @Test
    void noFrenchLineBeginsWithAColon() throws IOException {
        assertTrue(whole("fr").contains("1\u202f234 projets\u00a0; 2 couples"));
    }

    @Test
    void itsWordsAreInTheLanguageOfThePage() throws IOException {
        assertTrue(whole("fr").contains("<h2 id=\"who-title\">Qui peut joindre qui</h2>"));
        assertTrue(whole("fr").contains(">joignable</span>"));
    }

    @Test
    void whyTheNetworkIsNotWholeIsSaid() throws IOException {
        String page = page(Samples.withReach(Coverage.partial(2, Cause.FILTERED, "a part"), "shop"), "en");

        assertTrue(page.contains("<strong>Not the whole network was read:</strong>"));
        assertFalse(whole("en").contains("<strong>Not the whole network was read:</strong>"));
    }

    @Test
    void aReportOfNoNetworkHasNoSuchSection() throws IOException {
        String page = page(Samples.report(Role.PROVIDER, Samples.findings()), "en");

        assertFalse(page.contains("id=\"who\""));
        assertFalse(page.contains("href=\"#who\""));
    }

    @Test
    void aNameIsNoMarkup() throws IOException {
        String page = page(Samples.withReach(new Coverage.Complete(3), "<b>\"shop\""), "en");

        assertTrue(page.contains("&lt;b&gt;&quot;shop&quot;"));
        assertEquals(-1, page.indexOf("<b>"));
    }
}
