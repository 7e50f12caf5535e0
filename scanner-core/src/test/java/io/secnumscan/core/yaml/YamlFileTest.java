package io.secnumscan.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    private final Problems problems = new Problems();

    @Test
    void everyNodeKnowsItsLineAndColumn() {
        YamlMap map = map("a: 1\nb:\n  - x\n  - {c: y}\n");

        YamlList list = (YamlList) map.get("b").orElseThrow();
        YamlMap inner = (YamlMap) list.items().get(1);
        assertEquals("f.yaml:4:9", inner.get("c").orElseThrow().at().toString());
    }

    @Test
    void aKeyThatStandsTwiceIsShownWithItsFirstPlace() {
        map("a: 1\nb: 2\na: 3\n");

        assertEquals("""
                f.yaml:3:1: the key 'a' stands twice
                  3 | a: 3
                    | ^
                  it stands first in line 1""", problems.render());
    }

    @Test
    void aSyntaxErrorNamesItsPlace() {
        YamlFile.parse("f.yaml", "a: [1, 2\nb: 3\n", problems);

        assertTrue(problems.render().startsWith("f.yaml:2:2: no valid YAML: "), problems.render());
    }

    @Test
    void aTagIsRefused() {
        YamlFile.parse("f.yaml", "a: !!java.net.URL [http://x]\n", problems);

        assertTrue(problems.render().startsWith("f.yaml:1:4: tags are not used here"), problems.render());
    }

    @Test
    void anAliasOfItselfIsRefused() {
        YamlFile.parse("f.yaml", "a: &x [*x]\n", problems);

        assertTrue(problems.render().contains("contains itself by an alias"), problems.render());
    }

    @Test
    void aliasesThatMultiplyAreBounded() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        YamlFile.parse("f.yaml", text.toString(), problems);

        assertEquals("f.yaml: more than 100,000 values, aliases counted as often as they are used", problems.render());
    }

    @Test
    void nestingIsBounded() {
        YamlFile.parse("f.yaml", "[".repeat(1000) + "]".repeat(1000), problems);

        assertTrue(problems.render().contains("f.yaml:1:51: nested deeper than 50 levels"), problems.render());
    }

    @Test
    void twoDocumentsAreRefused() {
        YamlFile.parse("f.yaml", "a: 1\n---\nb: 2\n", problems);

        assertTrue(problems.render().startsWith("f.yaml:2:1: no valid YAML: expected a single document"),
                problems.render());
    }

    @Test
    void anEmptyFileIsAProblem() {
        YamlFile.parse("f.yaml", "# nothing\n", problems);

        assertEquals("the file is empty", problems.list().getFirst().message().en());
    }

    @Test
    void aMissingFileIsAProblemThatNamesIt(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");

        YamlFile.read(file, problems);

        assertEquals(file + ": no such file\n  correct the path", problems.render());
    }

    @Test
    void bytesThatAreNoTextAreAProblem(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("f.yaml"), new byte[]{'a', ':', (byte) 0xff});

        YamlFile.read(file, problems);

        assertEquals(file + ": is not UTF-8 text", problems.render());
    }

    @Test
    void aControlCharacterIsAProblem() {
        YamlFile.parse("f.yaml", "a: 1\nb: \u001b[2J\n", problems);

        assertTrue(problems.render().startsWith("f.yaml:2:1: a character that YAML doesn't allow: U+001B"),
                problems.render());
    }

    @Test
    void spellingNeverChangesTheTypeOfAText() throws Exception {
        YamlMap map = map(
                "a: [yes, no, on, 012, 1_000, 0x1F, 2026-01-01, .5, 0.0.0.0/1]\nb: [true, 5, -7, 1.5, null, ~, '5', \"true\"]\n");

        assertEquals(new ObjectMapper().readTree("""
                {"a": ["yes", "no", "on", "012", "1_000", "0x1F", "2026-01-01", ".5", "0.0.0.0/1"],
                 "b": [true, 5, -7, 1.5, null, null, "5", "true"]}""").toString(), YamlJson.of(map).toString());
    }

    @Test
    void windowsLineEndsReadAsLineEnds() {
        YamlMap map = map("a: 1\r\nb: 2\r\n");

        assertEquals("f.yaml:2:4", map.get("b").orElseThrow().at().toString());
    }

    private YamlMap map(String text) {
        return (YamlMap) YamlFile.parse("f.yaml", text, problems).orElseThrow();
    }
}
