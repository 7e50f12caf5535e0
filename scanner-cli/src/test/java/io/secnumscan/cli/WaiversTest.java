package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted failures and narrowed runs, as a person meets them: the command line in a process of its own. */
class WaiversTest {
    private static final String WAIVERS = """
            waivers:
              - rule: os-mine
                select: {resource: n1}
                reason: it goes in spring
                owner: network team
                expires: 2027-01-31T23:59:59+01:00
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aNetworkThatFails() throws IOException {
        SmallSnapshot.write(folder.resolve("snapshot"));
        SmallSnapshot.rule(folder.resolve("mine"));
        Files.writeString(folder.resolve("waivers.yaml"), WAIVERS);
    }

    @Test
    void aFailureIsOne() {
        assertEquals(1, evaluate().code());
    }

    @Test
    void whenAllFailuresAreWaivedTheCodeIsFourAndTheReportSaysWhy() throws IOException {
        JavaProcess.Result result = evaluate("--waivers", "waivers.yaml");

        assertEquals(4, result.code(), result::toString);
        JsonNode finding = failing();
        assertTrue(finding.path("waived").asBoolean());
        assertEquals(
                "{\"reason\":\"it goes in spring\",\"owner\":\"network team\",\"expires\":\"2027-01-31T22:59:59Z\"}",
                finding.path("waiver").toString());
        assertEquals("fail", finding.path("verdict").asText());
        assertEquals(1, report().at("/summary/waived").asInt());
        assertTrue(result.out().contains("Waived: 1 failure, which stays one"), result::out);
    }

    @Test
    void aWaivedFailureStillLeavesItsRequirementUnsatisfied() throws IOException {
        evaluate("--waivers", "waivers.yaml");

        for (JsonNode requirement : report().path("requirements")) {
            if (requirement.path("id").asText().equals("13.1.a")) {
                assertEquals("not-satisfied", requirement.path("outcome").asText());
            }
        }
    }

    @Test
    void anExpiredWaiverIsReportedAndWaivesNothing() throws IOException {
        JavaProcess.Result result = evaluate("--waivers", "waivers.yaml", "--clock", "2027-01-31T23:00:00Z");

        assertEquals(1, result.code(), result::toString);
        assertEquals("expired", report().at("/summary/waivers/0/state").asText());
        assertTrue(result.out().contains("expired on 2027-01-31T22:59:59Z: os-mine · n1 · network team"), result::out);
    }

    @Test
    void aWaiverOfNothingIsReported() throws IOException {
        Files.writeString(folder.resolve("waivers.yaml"), WAIVERS.replace("n1", "n7"));

        JavaProcess.Result result = evaluate("--waivers", "waivers.yaml", "--lang", "fr");

        assertEquals(1, result.code(), result::toString);
        assertEquals("unmatched", report().at("/summary/waivers/0/state").asText());
        assertTrue(result.out().contains("ne correspond à aucun échec : os-mine · n7"), result::out);
    }

    @Test
    void theWaiversBesideTheReportGiveTheSameBytes() throws IOException {
        evaluate("--waivers", "waivers.yaml");
        byte[] before = Files.readAllBytes(folder.resolve("again/report.json"));
        Files.delete(folder.resolve("waivers.yaml"));

        evaluate("--waivers", "again/waivers.yaml");

        assertArrayEquals(before, Files.readAllBytes(folder.resolve("again/report.json")));
    }

    @Test
    void theFileThatWaiversAreReadFromIsLeftAsItIs() throws IOException {
        evaluate();
        String own = "# ours, since the move\n" + WAIVERS;
        Files.writeString(folder.resolve("again/waivers.yaml"), own);

        assertEquals(4, evaluate("--waivers", "again/waivers.yaml").code());
        assertEquals(own, Files.readString(folder.resolve("again/waivers.yaml")));
    }

    @Test
    void aFileOfOnesOwnIsNotWrittenOverByOtherWaivers() throws IOException {
        Files.createDirectory(folder.resolve("again"));
        Files.writeString(folder.resolve("again/waivers.yaml"), "# ours\n" + WAIVERS);

        JavaProcess.Result result = evaluate("--waivers", "waivers.yaml");

        assertEquals(2, result.code(), result::toString);
        assertTrue(result.err().contains("again/waivers.yaml: is not of secnumscan"), result::err);
        assertEquals("# ours\n" + WAIVERS, Files.readString(folder.resolve("again/waivers.yaml")));
        assertFalse(Files.exists(folder.resolve("again/report.json")));
    }

    @Test
    void waiversOfAnEarlierRunAreTakenAwayWhereNoneApply() {
        evaluate("--waivers", "waivers.yaml");
        evaluate();

        assertFalse(Files.exists(folder.resolve("again/waivers.yaml")));
    }

    @Test
    void aFileOfOnesOwnStaysWhereNoWaiversApply() throws IOException {
        evaluate("--waivers", "waivers.yaml");
        Files.writeString(folder.resolve("again/waivers.yaml"), WAIVERS);
        evaluate();

        assertEquals(WAIVERS, Files.readString(folder.resolve("again/waivers.yaml")));
    }

    @Test
    void aRuleThatIsNoneInAWaiverIsRefusedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("waivers.yaml"), WAIVERS.replace("os-mine", "os-mien"));

        JavaProcess.Result result = evaluate("--waivers", "waivers.yaml");

        assertEquals(2, result.code());
        assertTrue(result.err().contains("waivers.yaml:2:11: unknown rule 'os-mien'"), result::err);
        assertTrue(result.err().contains("did you mean 'os-mine'?"), result::err);
    }

    private JavaProcess.Result evaluate(String... further) {
        return SmallSnapshot.evaluate(folder, further);
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("again/report.json").toFile());
    }

    private JsonNode failing() throws IOException {
        for (JsonNode finding : report().path("findings")) {
            if (finding.path("verdict").asText().equals("fail")) {
                return finding;
            }
        }
        throw new AssertionError("nothing fails");
    }
}
