package io.secnumscan.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarPositionsTest {
    @Test
    void plainOnOneLine() {
        assertEquals("f:1:8", place("a: one !two", "!"));
    }

    @Test
    void plainFoldedOverLines() {
        assertEquals("f:3:5", place("a: one\n  two\n    !three", "!"));
    }

    @Test
    void singleQuotedWithDoubledQuotes() {
        assertEquals("f:1:18", place("a: 'it''s ''so'' !'", "!"));
    }

    @Test
    void doubleQuotedWithEscapes() {
        assertEquals("f:1:27", place("a: \"x\\t\\u00e9\\x41 \\\\ \\\" y !z\"", "!"));
    }

    @Test
    void doubleQuotedWithAnEscapedLineEnd() {
        assertEquals("f:2:5", place("a: \"one \\\n  xy!z\"", "!"));
    }

    @Test
    void literalBlockWithItsIndent() {
        assertEquals("f:4:7", place("a: |\n  one\n\n    xy!z\n", "!"));
    }

    @Test
    void foldedBlockWithItsIndent() {
        assertEquals("f:3:5", place("a: >-\n  one\n  xy!z\n", "!"));
    }

    @Test
    void blockWithAnchorAndIndicators() {
        assertEquals("f:2:5", place("a: &b |2-\n  xy!z\n", "!"));
    }

    @Test
    void afterACharacterOutsideTheBasicPlane() {
        assertEquals("f:1:6", place("a: 𝕏 !", "!"));
    }

    @Test
    void theEndOfTheValueIsBehindItsLastCharacter() {
        YamlScalar scalar = scalar("a: \"abc\"");

        assertEquals("f:1:8", scalar.position(3).toString());
    }

    /** Oracle: whatever the style, the character at the position that is found is the character of the value. */
    @Test
    void everyLetterIsFoundWhereItStands() {
        for (String text : List.of(
                "a: one two\n  three\n\n  four",
                "a: 'one ''q'' two\n  three\n\n   four'",
                "a: \"one two\n  three \\\n  four\n\n five\"",
                "a: |\n   one\n    two\n\n   three\n",
                "a: >+\n   one\n   two\n\n     three\n     four\n\n   five\n\n",
                "- &x\n  a: &y\n    'one\n    two'")) {
            YamlScalar scalar = scalar(text);
            List<String> lines = text.lines().toList();
            for (int i = 0; i < scalar.text().length(); i++) {
                char wanted = scalar.text().charAt(i);
                if (Character.isLetter(wanted)) {
                    Position at = scalar.position(i);
                    assertEquals(wanted, lines.get(at.line() - 1).charAt(at.column() - 1), text + " at " + i);
                }
            }
        }
    }

    private static String place(String text, String wanted) {
        YamlScalar scalar = scalar(text);
        return scalar.position(scalar.text().indexOf(wanted)).toString();
    }

    private static YamlScalar scalar(String text) {
        Problems problems = new Problems();
        YamlNode node = YamlFile.parse("f", text, problems).orElseThrow(() -> new AssertionError(problems.render()));
        while (!(node instanceof YamlScalar scalar)) {
            node = switch (node) {
                case YamlMap map -> map.entries().firstEntry().getValue().value();
                case YamlList list -> list.items().getFirst();
                case YamlScalar s -> s;
            };
        }
        return scalar;
    }
}
