package io.secnumscan.core.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.type.FieldType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@code where} looks for: flattened, without nulls, and honest about what may be missing. */
class JoinKeysTest {
    private final Language language = Language.of("""
            id: string
            gone: {at: /gone, type: string, absent: unread}
            note: string?
            lists: list(list(string))
            rules: {at: /rules, items: {group: {at: /group, type: string?, absent: unread}, q: {at: /q, type: string, absent: unread}}}
            """).join("p", "ids: list(string)\nk: {at: /k, type: string, absent: unread}");

    private Outcome keys(String source) {
        return language.compile(source, new Result.JoinKeys(new FieldType.Text())).evaluate(language.bindings());
    }

    private static Outcome complete(Object... keys) {
        return new Outcome.Value(List.of(keys));
    }

    private static Outcome open(List<Object> seen, String... missing) {
        return new Outcome.OpenList(seen, List.of(missing));
    }

    @Test
    void aLoneValueIsAListOfOne() {
        language.given("{id: 'a'}");

        assertEquals(complete("a"), keys("resource.id"));
    }

    @Test
    void aLoneNullIsTheEmptyList() {
        language.given("{note: null}");

        assertEquals(complete(), keys("resource.note"));
    }

    @Test
    void listsOfListsAreFlattened() {
        language.given("{lists: [['a', 'b'], [], ['c']]}");

        assertEquals(complete("a", "b", "c"), keys("resource.lists"));
    }

    @Test
    void nullsAreLeftOut() {
        language.given("{rules: [{group: 'a'}, {group: null}]}");

        assertEquals(complete("a"), keys("resource.rules.map(r, r.group)"));
    }

    @Test
    void anUnreadElementMakesTheListShort() {
        language.given("{rules: [{group: 'a'}, {}]}");

        assertEquals(open(List.of("a"), "resource.rules.group"), keys("resource.rules.map(r, r.group)"));
    }

    @Test
    void anUnreadValueIsUnknown() {
        assertEquals(new Outcome.Unknown(List.of("resource.gone")), keys("resource.gone"));
    }

    @Test
    void anIncompleteSetGivesAnIncompleteList() {
        language.rowsAndMaybeMore("p", "{ids: ['a']}");

        assertEquals(open(List.of("a"), "related.p"), keys("related.p.map(x, x.ids)"));
    }

    /** Its rows would be taken for related ones, which they may not be. */
    @Test
    void aValueThatMayNotBelongToTheListIsLeftOut() {
        language.given("{rules: [{group: 'a', q: 'y'}, {group: 'b'}]}");

        assertEquals(open(List.of("a"), "resource.rules.q"),
                keys("resource.rules.filter(r, r.q == 'y').map(r, r.group)"));
    }

    @Test
    void anEmptyLiteralLooksForNothing() {
        assertEquals(complete(), keys("[]"));
    }
}
