package io.secnumscan.network.kubernetes.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calico's selector expressions, asked of something with the labels a=1 and b=two. */
class CalicoExpressionTest {
    private static final Labels LABELS = new Labels(Map.of("a", "1", "b", "two"), true);

    private static Answer of(String expression) {
        return CalicoExpression.parse(expression).matches(LABELS::test);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "a == '1' ; YES", "a == \"2\" ; NO", "c == '1' ; NO", "a != '1' ; NO", "c != '1' ; YES", "has(a) ; YES",
            "has(c) ; NO", "!has(c) ; YES", "a in {'1', '2'} ; YES", "a in {} ; NO", "a not in {'1'} ; NO",
            "c not in {'1'} ; YES", "b contains 'w' ; YES", "b contains 'x' ; NO", "b starts with 't' ; YES",
            "b starts with 'w' ; NO", "b ends with 'o' ; YES", "b ends with 'w' ; NO", "all() ; YES", "global() ; NO",
            "has(c) || has(a) ; YES", "has(a) || has(c) ; YES", "has(a) && has(c) ; NO", "has(c) && has(a) ; NO",
            "has(a) || has(a) && has(c) ; YES", "(has(a) || has(a)) && has(c) ; NO", "!(has(a) && has(c)) ; YES"})
    void whatIsUnderstoodIsAsked(String expression, Answer answer) {
        assertEquals(answer, of(expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "a ==", "a == 1", "a = '1'", "a not {'1'}", "a starts 'x'", "a ends 'x'", "(has(a)", "has(a))", "has a",
            "what(a)", "a in '1'", "a is '1'", "&& has(a)", "has(a) has(b)", "a == '1"})
    void whatIsNotMayBeAnything(String expression) {
        assertEquals(Answer.UNKNOWN, of(expression));
    }

    @Test
    void nothingIsEverything() {
        assertEquals(Answer.YES, of("  "));
    }

    @Test
    void whatIsNestedTooDeepIsNotFollowed() {
        assertEquals(Answer.NO, of("!".repeat(99) + "all()"));
        assertEquals(Answer.UNKNOWN, of("!".repeat(100) + "all()"));
        assertEquals(Answer.UNKNOWN, of("!".repeat(101) + "all()"));
    }

    @Test
    void whatIsLongIsNotNested() {
        assertEquals(Answer.YES, of("has(a) && ".repeat(150) + "has(a)"));
    }
}
