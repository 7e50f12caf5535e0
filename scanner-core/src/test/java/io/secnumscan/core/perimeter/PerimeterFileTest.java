package io.secnumscan.core.perimeter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerimeterFileTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    private Path kept;

    @BeforeEach
    void declare() throws IOException {
        kept = folder.resolve("perimeter.yaml");
        Files.writeString(folder.resolve("parameters.yaml"), """
                ports: {type: list(int), default: [22], description: {en: ports, fr: ports}}
                zone: {type: string, description: {en: a zone, fr: une zone}}
                until: {type: timestamp?, description: {en: an end, fr: une fin}}
                owners:
                  items: {class: string, match: {absent: {}, fields: {scope: {type: string?, absent: null}}}}
                  description: {en: owners, fr: propriétaires}
                """);
    }

    @Test
    void whatIsReadBackHasTheSameDigest() throws IOException {
        SortedMap<String, JsonNode> declared = read("""
                perimeter:
                  ports: [22, 1234567890123]
                  until: 2027-01-31T23:59:59+01:00
                  owners: [{class: provider, match: {scope: "domain/default"}}, {class: customer}]
                """);

        PerimeterFile.write(declared, kept);

        assertEquals(digest(declared), digest(Perimeter.readNamed(kept, parameters(), problems)));
        assertTrue(problems.isEmpty(), problems::render);
    }

    @Test
    void textThatLooksLikeYamlStaysText() throws IOException {
        SortedMap<String, JsonNode> declared = read("perimeter: {zone: \"a: b # 'é' \\n \\u202e null\"}");

        PerimeterFile.write(declared, kept);

        assertEquals(declared, Perimeter.readNamed(kept, parameters(), problems));
    }

    @Test
    void nothingDeclaredIsReadBackAsNothingDeclared() throws IOException {
        Files.writeString(kept, "perimeter: {zone: of an earlier evaluation}\n");

        PerimeterFile.write(new TreeMap<>(), kept);

        assertEquals(new TreeMap<>(), Perimeter.readNamed(kept, parameters(), problems));
        assertTrue(problems.isEmpty(), problems::render);
    }

    @Test
    void whatItWroteItMayReplace() throws IOException {
        PerimeterFile.write(read("perimeter: {zone: of an earlier evaluation}"), kept);

        assertTrue(PerimeterFile.mayReplace(new TreeMap<>(), kept));
    }

    @Test
    void whatAPersonChangedItMayNotReplace() throws IOException {
        PerimeterFile.write(new TreeMap<>(), kept);
        Files.writeString(kept, Files.readString(kept) + "# and more\n");

        assertFalse(PerimeterFile.mayReplace(new TreeMap<>(), kept));
    }

    @Test
    void itIsForItsOwnerAlone() throws IOException {
        Files.writeString(kept, "readable by all\n");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));

        PerimeterFile.write(new TreeMap<>(), kept);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    }

    private String digest(SortedMap<String, JsonNode> declared) {
        return Perimeter.of(parameters(), new TreeMap<>(), declared).digest();
    }

    private SortedMap<String, JsonNode> read(String text) throws IOException {
        SortedMap<String, JsonNode> declared =
                Perimeter.read(Files.writeString(folder.resolve("secnumscan.yaml"), text), parameters(), problems);
        assertTrue(problems.isEmpty(), problems::render);
        return declared;
    }

    private Parameters parameters() {
        return Parameters.load(folder, problems);
    }
}
