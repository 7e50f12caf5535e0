package io.secnumscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReportTest {
    @TempDir
    private Path folder;

    @Test
    void aFindingIsALineWithBothLanguages() throws IOException {
        String second = csv(Samples.findings()).split("\r\n")[3];

        assertEquals(
                "0a1b,not-assessable,high,false,os-b,Title of rule os-b,Titre de la règle os-b,9.1.b,paris,RegionOne,"
                        + "openstack.network.port,,,,,0,listing users: HTTP 403,liste des utilisateurs : HTTP 403,,,,2,"
                        + "2026-11-24T10:00:00Z,,,",
                second);
    }

    @Test
    void aWaivedFailureSaysWhyAndByWhomAndUntilWhen() throws IOException {
        Finding waived = finding("x").waivedBy(new Finding.Acceptance("=until spring", "network team",
                Instant.parse("2027-01-31T22:59:59Z")));
        List<String> fields = CsvFields.of(csv(List.of(waived))).get(1);

        assertEquals(List.of("'=until spring", "network team", "2027-01-31T22:59:59Z"),
                fields.subList(fields.size() - 3, fields.size()));
        assertEquals("waiver_reason", CsvReport.COLUMNS.get(fields.size() - 3));
    }

    @Test
    void theFirstLineNamesTheColumns() throws IOException {
        assertTrue(csv(List.of()).startsWith("\ufeffid,verdict,severity,waived,rule,rule_en,rule_fr,requirements,"));
    }

    @Test
    void theFileBeginsWithTheMarkOfUtf8AndIsItsOwnersAlone() throws IOException {
        Path file = folder.resolve("findings.csv");
        CsvReport.write(report(Samples.findings()), file);
        byte[] bytes = Files.readAllBytes(file);

        assertEquals("efbbbf", String.format("%02x%02x%02x", bytes[0], bytes[1], bytes[2]));
        assertTrue(new String(bytes, StandardCharsets.UTF_8).contains("Titre de la règle os-a"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1"})
    void noNameIsAFormula(String name) throws IOException {
        for (String field : name(name)) {
            assertTrue(field.startsWith("'"), field);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "web;=1+1;@x, web;'=1+1;'@x", "a; +1, a;' +1", "a;\"-1, a;'\"-1", "`a;\t=1`, a;' =1",
            "`a;\r=1`, `a;\n'=1`", "`a\n@x`, `a\n'@x`", "a;\uff1d1, a;'\uff1d1", "a;b=1, a;b=1"})
    void noNameIsAFormulaWhereASemicolonPartsCells(String name, String written) throws IOException {
        assertEquals(written, name(name).getFirst());
    }

    @Test
    void whatStartsLikeNoFormulaIsLeftAsItIs() throws IOException {
        assertEquals(List.of("a=1"), name("a=1").subList(0, 1));
    }

    @Test
    void escapesAndDirectionMarksShowAsTheirReplacement() throws IOException {
        String csv = csv(List.of(finding(Samples.HOSTILE)));

        assertTrue(csv.contains("x\ufffd[31m\ufffd<script>&'\ufffd\ufffd2J"), csv);
        assertTrue(csv.chars().skip(1).noneMatch(c -> Character.getType(c) == Character.FORMAT
                || (Character.isISOControl(c) && c != '\n' && c != '\r')));
    }

    @Test
    void quotesCommasAndLineEndsStayInTheirField() throws IOException {
        assertEquals("a \"b\", c;\nd", name("a \"b\", c;\nd").getFirst());
    }

    @Test
    void whatNoCellCanHoldIsCut() throws IOException {
        String name = name("n".repeat(40_000)).getFirst();

        assertTrue(name.length() < 32_767 && name.endsWith("… (report.json)"), () -> "" + name.length());
        assertEquals(10_000, name("n".repeat(10_000)).getFirst().length());
    }

    @Test
    void aTableIsKnownByItsFirstLine() throws IOException {
        assertTrue(CsvReport.isOurs(csv(List.of())));
        assertTrue(CsvReport.isOurs(csv(List.of()).replace(",waiver_reason,waiver_owner,waiver_expires", "")),
                "of a version without waivers");
        assertFalse(CsvReport.isOurs("id,verdict\r\n"));
    }

    /** The name, the message in both languages, as a spreadsheet reads them. */
    private List<String> name(String name) throws IOException {
        List<String> fields = CsvFields.of(csv(List.of(finding(name)))).get(1);
        return List.of(fields.get(CsvReport.COLUMNS.indexOf("name")),
                fields.get(CsvReport.COLUMNS.indexOf("message_en")),
                fields.get(CsvReport.COLUMNS.indexOf("message_fr")));
    }

    private static Finding finding(String name) {
        return Samples.finding("os-a", "i1", name, Verdict.FAIL, 1, new Text(name, name));
    }

    private ReportFile report(List<Finding> findings) {
        return ReportFile.open(Samples.written(folder, Role.PROVIDER, findings));
    }

    private String csv(List<Finding> findings) throws IOException {
        StringWriter out = new StringWriter();
        CsvReport.write(report(findings), out);
        return out.toString();
    }
}
