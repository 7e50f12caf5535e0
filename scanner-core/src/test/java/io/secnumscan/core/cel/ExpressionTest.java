package io.secnumscan.core.cel;

import static io.secnumscan.core.cel.Language.unknown;
import static io.secnumscan.core.cel.Language.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final String GROUP = """
            enabled: bool
            name: string
            size: {at: /size, type: int, absent: unread}
            note: {at: /note, type: string?, absent: null}
            rules: {at: /rules, items: {protocol: string?, port: int, prefix: {at: /prefix, type: string?, absent: unread}}}
            """;

    @Test
    void aFieldIsReadByItsDeclaredName() {
        assertEquals(value(true), Language.of(GROUP).given("{enabled: true}").evaluate("resource.enabled"));
    }

    @Test
    void anUnreadFieldIsUnknownByName() {
        assertEquals(unknown("resource.size"), Language.of(GROUP).given("{}").evaluate("resource.size > 3"));
    }

    @Test
    void anUnreadFieldBelowAListIsNamedWithoutIndex() {
        assertEquals(
                unknown("resource.rules.prefix"),
                Language.of(GROUP).given("{rules: [{port: 1, protocol: null}]}")
                        .evaluate("resource.rules.exists(r, r.prefix == 'a')"));
    }

    @Test
    void anIncompleteSetNeverDecidesByItself() {
        Language language = Language.of(GROUP).join("ports", "id: string").rowsAndMaybeMore("ports");

        assertEquals(unknown("related.ports"), language.evaluate("related.ports.exists(p, true)"));
        assertEquals(unknown("related.ports"), language.evaluate("related.ports.all(p, false)"));
        assertEquals(value(false), language.evaluate("related.ports.exists(p, false)"));
    }

    @Test
    void distinctCountsWhatWasSeen() {
        Language language = Language.of(GROUP).join("s", "owner: string?");

        assertEquals(value(false), language.rowsAndMaybeMore("s", "{owner: a}".replace("a", "'a'"), "{owner: 'b'}")
                .evaluate("related.s.distinct(s, s.owner).atMost(1)"));
        assertEquals(unknown("related.s"),
                language.rowsAndMaybeMore("s", "{owner: 'a'}").evaluate("related.s.distinct(s, s.owner).atMost(1)"));
        assertEquals(value(true), language.rows("s", "{owner: 'a'}", "{owner: null}")
                .evaluate("related.s.distinct(s, s.owner).atMost(1)"));
    }
}
