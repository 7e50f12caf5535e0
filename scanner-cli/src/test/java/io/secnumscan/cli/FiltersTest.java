package io.secnumscan.cli;

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

/** Runs that are asked for a part, as a person meets them: the command line in a process of its own. */
class FiltersTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aNetworkThatFails() throws IOException {
        SmallSnapshot.write(folder.resolve("snapshot"));
        SmallSnapshot.rule(folder.resolve("mine"));
    }

    @Test
    void theReportSaysWhatWasAskedFor() throws IOException {
        JavaProcess.Result result = SmallSnapshot.evaluate(folder);

        assertEquals("{\"projects\":[],\"namespaces\":[],\"rules\":[\"os-mine\"],\"requirements\":[],\"exclude\":[]}",
                report().at("/inputs/filters").toString());
        assertTrue(result.out().contains("Only a part was looked at (--rule os-mine)"), result::out);
    }

    @Test
    void noRequirementIsSatisfiedOfWhichAResourceWasLeftOut() throws IOException {
        assertEquals(0, SmallSnapshot.evaluate(folder, "--project", "p2").code());

        assertEquals(1, report().at("/summary/verdicts/pass").asInt());
        assertLeftOpen();
    }

    @Test
    void noRequirementIsSatisfiedOfWhichARuleWasLeftOut() throws IOException {
        SmallSnapshot.write(folder.resolve("clean"), "p2", "");
        SmallSnapshot.evaluate("clean", folder);

        assertEquals(1, report().at("/summary/verdicts/pass").asInt());
        assertLeftOpen();
    }

    private void assertLeftOpen() throws IOException {
        for (JsonNode requirement : report().path("requirements")) {
            String id = requirement.path("id").asText();
            assertFalse(requirement.path("outcome").asText().equals("satisfied"), id);
            if (id.equals("13.1.a")) {
                assertEquals("undetermined", requirement.path("outcome").asText());
                assertTrue(requirement.path("left_out").asBoolean());
            }
        }
    }

    @Test
    void aResourceOfAnotherProjectIsNotJudged() throws IOException {
        SmallSnapshot.evaluate(folder, "--exclude", "project/p1");

        assertEquals(0, report().at("/summary/verdicts/fail").asInt());
    }

    @Test
    void aResourceOfTheProjectIsJudged() {
        assertEquals(1, SmallSnapshot.evaluate(folder, "--project", "p1").code());
    }

    @Test
    void aProjectThatNothingIsInIsRefusedRatherThanCalledClean() {
        JavaProcess.Result result = SmallSnapshot.evaluate(folder, "--project", "p7");

        assertEquals(2, result.code(), result::toString);
        assertTrue(result.err().contains("project/p7: nothing that was read is there"), result::err);
        assertFalse(Files.exists(folder.resolve("again/report.json")));
    }

    @Test
    void aRuleThatIsNoneIsRefusedWithTheNearest() {
        JavaProcess.Result result = SmallSnapshot.evaluate(folder, "--rule", "os-mien");

        assertEquals(2, result.code(), result::toString);
        assertTrue(
                result.err().contains("--rule os-mien: no such rule in the profile provider; did you mean 'os-mine'?"),
                result::err);
    }

    @Test
    void aRequirementThatIsNoneIsRefused() {
        JavaProcess.Result result = SmallSnapshot.evaluate(folder, "--requirement", "99.1", "--lang", "fr");

        assertEquals(2, result.code(), result::toString);
        assertTrue(result.err().contains("--requirement 99.1 : pas de telle exigence"), result::err);
    }

    @Test
    void aSectionMeansTheRulesOnItsRequirements() {
        assertEquals(1, SmallSnapshot.evaluate(folder, "--requirement", "13.1").code());
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("again/report.json").toFile());
    }
}
