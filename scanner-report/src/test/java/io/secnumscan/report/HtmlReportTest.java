package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void thePageHoldsEveryFindingInItsLanguage() throws IOException {
        JsonNode findings = data(html("fr", Samples.findings()), "findings");

        assertEquals(4, findings.size());
        assertEquals("liste des utilisateurs : HTTP 403", findings.get(2).path("message").asText());
    }

    @Test
    void textsOfTheReportAreInItsLanguage() throws IOException {
        JsonNode report = data(html("fr", Samples.findings()), "report");

        assertEquals("Titre de la règle os-a", report.at("/basis/rules/0/title").asText());
        assertEquals("rôle reader sur le système", report.at("/coverage/1/missing_right").asText());
    }

    @Test
    void whyAListWasNotReadIsInTheLanguageOfThePage() throws IOException {
        assertEquals("liste « users » : HTTP 403",
                data(html("fr", Samples.findings()), "report").at("/coverage/1/reason").asText());
        assertEquals("listing users: HTTP 403",
                data(html("en", Samples.findings()), "report").at("/coverage/1/reason").asText());
    }

    @Test
    void whatATargetSaidInTwoLanguagesIsLeftAsItIs() throws IOException {
        JsonNode value = MAPPER.readTree("{\"en\": \"a\", \"fr\": \"b\"}");
        Finding finding = Samples.finding("os-a", "i1", "n", Verdict.FAIL, 1, new Text("en", "fr"));
        Finding odd =
                new Finding(finding.id(), finding.rule(), finding.severity(), finding.platform(), finding.target(),
                        finding.region(), finding.resource(), finding.item(), finding.verdict(), finding.count(),
                        finding.message(), List.of(new Finding.Evidence("/tags", value, "")), finding.rank(),
                        finding.observedAt(), finding.params(), finding.remediation(), finding.idsDigest());

        assertEquals(value, data(html("en", List.of(odd)), "findings").at("/0/evidence/0/value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theNoticesStandInThePageItself(String language) throws IOException {
        String notice = language.equals("fr") ? "Ce rapport n&#39;est pas une qualification."
                : "This report is no qualification.";

        assertTrue(html(language, Samples.findings()).contains(notice + "</p>"));
    }

    @Test
    void aTenantsReportSaysThatItProvesNothingOfTheProvider() throws IOException {
        assertTrue(html("en", Role.TENANT, Samples.findings())
                .contains("<p>A tenant&#39;s report is no proof of the provider&#39;s qualification.</p>"));
    }

    @Test
    void noNameEndsTheDataOrBecomesMarkup() throws IOException {
        String name = "</script><script>alert(1)</script><!--" + Samples.HOSTILE;
        String html = html("en", List.of(Samples.finding("os-a", "i1", name, Verdict.FAIL, 1, new Text(name, name))));

        assertEquals(4, count(html, "<script"));
        assertEquals(4, count(html, "</script>"));
        assertEquals(name, data(html, "findings").at("/0/resource/name").asText(), "the name itself is kept");
    }

    @Test
    void aReportThatSomebodyChangedCanNotAddMarkup() throws IOException {
        Path file = report(Role.PROVIDER, Samples.findings());
        Files.writeString(file, Files.readString(file).replace("This report is no qualification.", "<img src=x>")
                .replace("\"Profile\"", "\"<b>\\\"'&\\u202e\""));
        String html = html("en", ReportFile.open(file));

        assertFalse(html.contains("<img"), "a notice");
        assertTrue(html.contains("<title>Sample 1 · &lt;b&gt;&quot;&#39;&amp;\ufffd</title>"), "the title");
    }

    @Test
    void nothingThatHidesOrSteersStandsInThePage() throws IOException {
        String html = html("fr", Samples.findings());

        assertTrue(html.chars().allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f) || c > 0x9f), "control characters");
        assertFalse(html.contains("\u202e") || html.contains("\u2028"), "direction and line separators");
    }

    @Test
    void aNameOfTenThousandCharactersIsKept() throws IOException {
        String name = "n".repeat(10_000);
        JsonNode findings = data(html("en",
                List.of(Samples.finding("os-a", "i1", name, Verdict.FAIL, 1, new Text("m", "m")))), "findings");

        assertEquals(name, findings.at("/0/resource/name").asText());
    }

    @Test
    void onlyTheStyleAndTheProgramOfThePageMayRun() throws Exception {
        String html = html("en", Samples.findings());
        String policy = between(html, "Content-Security-Policy\" content=\"", "\">");

        assertEquals("default-src 'none'; style-src 'sha256-" + digest(between(html, "<style>", "</style>"))
                + "'; script-src 'sha256-" + digest(between(html, "<script>", "</script>"))
                + "'; img-src data:; base-uri 'none'; form-action 'none'", policy);
    }

    @Test
    void thePageNamesNoPlaceToLoadAnythingFrom() throws IOException {
        String html = html("en", Samples.findings());
        String own = html.replaceAll("(?s)<script type=\"application/json\".*?</script>", "")
                .replace("http://www.w3.org/2000/svg", "");

        assertFalse(Pattern.compile("https?:|//[a-z]|@import|url\\((?!#)|src=", Pattern.CASE_INSENSITIVE)
                .matcher(own.replaceAll("(?m)^ *//.*$|/\\*\\*?.*?\\*/", "")).find());
    }

    @Test
    void thePageSaysOfWhichSnapshotsItIs() throws IOException {
        assertEquals(Optional.of(List.of("ab".repeat(32))), HtmlReport.snapshots(html("en", Samples.findings())));
        assertEquals(Optional.empty(), HtmlReport.snapshots("<!doctype html><html>"));
    }

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        assertEquals(html("fr", Samples.findings()), html("fr", Samples.findings()));
    }

    @Test
    void thePageIsItsOwnersAlone() throws IOException {
        Path page = folder.resolve("report.html");
        HtmlReport.write(ReportFile.open(report(Role.PROVIDER, Samples.findings())), "fr", page);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
    }

    @Test
    void aReportOfAnOlderVersionBecomesAPageToo() throws IOException {
        Path file = report(Role.PROVIDER, Samples.findings());
        String old = Files.readString(file).replaceFirst("(?s)\"basis\" : \\{.*?\\},\n  \"started\"", "\"started\"");
        Files.writeString(file, old);

        assertTrue(html("en", ReportFile.open(file)).contains("<title>sample-1 · p</title>"));
    }

    @Test
    void aRequirementWithoutATargetToLookAtSaysSoAsTheConsoleDoes() throws IOException {
        String html = html("fr",
                ReportFile.open(Samples.written(folder, Samples.withoutCluster(), Samples.findings())));
        String console = ConsoleReport.of(Samples.withoutCluster(), Samples.worst(false, List.of()),
                new ConsoleStyle("fr", 200, false), Map.of());
        JsonNode words = data(html, "words");

        assertEquals("[\"kubernetes\"]", data(html, "report").at("/requirements/5/unscanned").toString());
        assertEquals("demande une cible Kubernetes", words.path("outcome.needs-kubernetes").asText());
        assertTrue(console.contains(words.path("outcome.needs-kubernetes.one").asText().replace("{0}", "1")), console);
    }

    private String html(String language, List<Finding> findings) throws IOException {
        return html(language, Role.PROVIDER, findings);
    }

    private String html(String language, Role role, List<Finding> findings) throws IOException {
        return html(language, ReportFile.open(report(role, findings)));
    }

    private static String html(String language, ReportFile report) throws IOException {
        StringWriter out = new StringWriter();
        HtmlReport.write(report, language, out);
        return out.toString();
    }

    private Path report(Role role, List<Finding> findings) {
        return Samples.written(folder, role, findings);
    }

    private static JsonNode data(String html, String id) throws IOException {
        return MAPPER.readTree(between(html, "<script type=\"application/json\" id=\"" + id + "\">", "</script>"));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static long count(String text, String part) {
        Matcher matcher = Pattern.compile(Pattern.quote(part)).matcher(text);
        return matcher.results().count();
    }

    private static String digest(String text) throws NoSuchAlgorithmException {
        return Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
