package io.secnumscan.core.waiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverFileTest {
    private static final RuleIds RULES = new RuleIds(
            new TreeMap<>(Map.of("os-port-open", "openstack")), new TreeMap<>(Map.of("os-old", "os-port-open")));
    private static final String GOOD = """
            waivers:
              - rule: os-port-open
                select: {target: paris, scope: project/4f0a, resource: "p-*", item: "22"}
                reason: until the move
                owner: network team
                expires: 2027-01-31T23:59:59+01:00
            """;

    @TempDir
    private Path folder;

    private Path file;
    private final Problems problems = new Problems();

    @BeforeEach
    void aFile() {
        file = folder.resolve("waivers.yaml");
    }

    @Test
    void aWaiverIsReadWithItsTimeZone() throws IOException {
        assertEquals(new Waivers(List.of(new Waiver("os-port-open",
                new Selector(Optional.of("paris"), Optional.of("p-*"), Optional.of("project/4f0a"), Optional.of("22")),
                "until the move", "network team", Instant.parse("2027-01-31T22:59:59Z")))), read(GOOD));
        assertEquals("", problems.render());
    }

    @Test
    void anOlderNameOfARuleMeansTheRule() throws IOException {
        assertEquals("os-port-open", read(GOOD.replace("os-port-open", "os-old")).list().getFirst().rule());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "os-port-open | os-prt-open | :2:11: unknown rule 'os-prt-open' | :2:11 : règle inconnue « os-prt-open »",
            "reason: until the move | reasons: x | :4:5: unknown key 'reasons' | :4:5 : clé inconnue « reasons »",
            "reason: until the move | reason: '  ' | is empty | est vide",
            "2027-01-31T23:59:59+01:00 | 2027-01-31T23:59:59 | no date and time with a zone | fuseau",
            "2027-01-31T23:59:59+01:00 | 2027-01-31 | no date and time with a zone | fuseau",
            "project/4f0a | projet/4f0a | unknown kind of scope 'projet' | type de portée inconnu",
            "'{target: paris, scope: project/4f0a, resource: \"p-*\", item: \"22\"}' | {} | selects nothing | ne désigne rien",
            "expires: 2027-01-31T23:59:59+01:00 | '' | 'expires' is missing | expires",
            "owner: network team | '' | 'owner' is missing | owner"
    })
    void whatCantBeMeantIsRefusedInBothLanguages(String from, String to, String english, String french)
            throws IOException {
        read(GOOD.replace(from, to));

        assertTrue(problems.text().en().contains(english), problems.text().en());
        assertTrue(problems.text().fr().contains(french), problems.text().fr());
        assertTrue(problems.text().en().startsWith(file + ":"), problems.text().en());
    }

    @Test
    void whatIsWrittenBesideAReportReadsTheSame() throws IOException {
        Waivers waivers = read(GOOD);
        Path copy = folder.resolve("copy.yaml");

        WaiverCopy.write(waivers, copy);

        Waivers again = WaiverFile.read(copy, RULES, problems);
        assertEquals(waivers, again);
        assertEquals(waivers.digest(), again.digest());
        assertEquals("", problems.render());
    }

    @Test
    void whatWasWrittenBesideAReportIsKnownUntilItIsChanged() throws IOException {
        Path copy = folder.resolve("copy.yaml");
        WaiverCopy.write(read(GOOD), copy);
        assertTrue(WaiverCopy.isOne(copy));

        Files.writeString(copy, Files.readString(copy).replace("2027", "2028"));
        assertFalse(WaiverCopy.isOne(copy));
        assertFalse(WaiverCopy.isOne(file), "a file of one's own");
    }

    @Test
    void anotherEndIsAnotherDigest() throws IOException {
        assertNotEquals(read(GOOD).digest(), read(GOOD.replace("2027", "2028")).digest());
    }

    @Test
    void noWaiversHaveNoDigest() throws IOException {
        assertEquals(Optional.empty(), read("waivers: []\n").digest());
        assertEquals("", problems.render());
    }

    private Waivers read(String text) throws IOException {
        Files.writeString(file, text);
        return WaiverFile.read(file, RULES, problems);
    }
}
