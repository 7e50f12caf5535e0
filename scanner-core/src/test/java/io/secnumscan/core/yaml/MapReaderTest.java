package io.secnumscan.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MapReaderTest {
    private final Problems problems = new Problems();

    @Test
    void aMisspeltKeyIsShownWithTheRightOne() {
        MapReader map = map("id: x\n\"severty\": high\n");
        map.text("id");
        map.optionalText("severity");

        map.done();

        assertEquals("""
                f.yaml:2:1: unknown key 'severty'
                  2 | "severty": high
                    | ^
                  did you mean 'severity'?""", problems.render());
    }

    @Test
    void aKeyThatResemblesNothingIsShownWithAllThatAreKnown() {
        MapReader map = map("colour: red\n");
        map.has("id");
        map.has("at");

        map.done();

        assertTrue(problems.render().endsWith("known here: at, id"), problems.render());
    }

    @Test
    void aMissingKeyReadsAsAPlaceholderAndAProblem() {
        assertEquals("", map("a: 1\n").text("id"));
        assertEquals("'id' is missing", problems.list().getFirst().message().en());
    }

    @Test
    void allProblemsAreShownInTheOrderOfTheFile() {
        MapReader map = map("a: [1]\nb: {c: 1}\nd: maybe\n");
        map.bool("d", false);
        map.text("b");
        map.text("a");

        assertEquals(List.of("f.yaml:1:4", "f.yaml:2:4", "f.yaml:3:4"),
                problems.list().stream().map(problem -> problem.at().toString()).toList());
    }

    @Test
    void aValueOutsideItsListIsRefused() {
        assertEquals("low", map("severity: hihg\n").oneOf("severity", List.of("low", "high")));
        assertTrue(problems.render().endsWith("did you mean 'high'?"), problems.render());
    }

    @Test
    void aSingleValueReadsAsAListOfOne() {
        assertEquals(List.of("x"), map("sources: x\n").texts("sources"));
    }

    @Test
    void throwingShowsEveryProblem() {
        problems.add(Position.ofFile("a"), "first");
        problems.add(Position.ofFile("b"), "second");

        assertEquals("a: first\n\nb: second", assertThrows(BadInputException.class, problems::throwIfAny).getMessage());
    }

    @Test
    void aLineFromAFileCannotSteerTheTerminal() {
        problems.add(new Position(new Source("f", List.of("a\u202e\u009bb")), 1, 2), "bad \u001b[31m");

        assertEquals("f:1:2: bad ?[31m\n  1 | a??b\n    |  ^", problems.render());
    }

    @Test
    void aLongLineIsShownAroundItsProblem() {
        problems.add(new Position(new Source("f", List.of("x".repeat(500) + "!" + "y".repeat(500))), 1, 501), "here");

        String[] lines = problems.render().split("\n");
        assertEquals('!', lines[1].charAt(lines[2].indexOf('^')));
    }

    @Test
    void twoSwappedLettersAreOneEdit() {
        assertEquals(1, Suggestion.distance("direciton", "direction"));
    }

    private MapReader map(String text) {
        return MapReader.of(YamlFile.parse("f.yaml", text, problems).orElseThrow(), "a test", problems);
    }
}
