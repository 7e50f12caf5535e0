package io.secnumscan.core.cel;

import static io.secnumscan.core.cel.Language.unknown;
import static io.secnumscan.core.cel.Language.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What was not read never passes for a value, at any depth, and is named exactly. */
class UnknownTest {
    private final Language language = Language.of("""
            a: {at: /a, type: string, absent: unread}
            b: {at: /b, type: string, absent: unread}
            n: {at: /n, type: int, absent: unread}
            maybe: {at: /maybe, type: string?, absent: unread}
            on: {at: /on, type: bool, absent: unread}
            tags: {at: /tags, type: list(string), absent: unread}
            labels: {at: /labels, type: map, absent: unread}
            s: {at: /s, absent: unread, fields: {x: string, deep: {at: /deep, fields: {y: {at: /y, type: int, absent: unread}}}}}
            rules: {at: /rules, items: {p: {at: /p, type: string?, absent: unread}, q: {at: /q, type: string, absent: unread}}}
            """).join("r", "id: string\nv: {at: /v, type: string, absent: unread}");

    @Test
    void aComparisonWithAnUnreadFieldIsUnknown() {
        assertEquals(unknown("resource.a"), language.evaluate("resource.a == 'x'"));
    }

    @Test
    void theOtherSideOfOrDecides() {
        assertEquals(value(true), language.given("{b: 'x'}").evaluate("resource.a == 'x' || resource.b == 'x'"));
        assertEquals(value(false), language.given("{b: 'y'}").evaluate("resource.a == 'x' && resource.b == 'x'"));
    }

    @Test
    void bothUnreadFieldsAreNamed() {
        assertEquals(unknown("resource.a", "resource.b"), language.evaluate("resource.a == resource.b"));
    }

    /** Otherwise a text where an object should be would read as an object without the field, and its default would pass. */
    @Test
    void whatCanHoldNoFieldHidesItsDefault() {
        Language deep = Language.of("on: {at: /context/flags/on, type: bool, absent: false}");

        assertEquals(value(false), deep.given("{}").evaluate("resource.on"));
        assertEquals(value(false), deep.given("{context: {flags: null}}").evaluate("resource.on"));
        assertEquals(value(false), deep.given("{context: {flags: {}}}").evaluate("resource.on"));
        for (String other : new String[]{"'on'", "{flags: true}", "{flags: ['on']}", "{flags: {removed: true}}"}) {
            assertEquals(unknown("resource.on"), deep.given("{context: " + other + "}").evaluate("resource.on"));
        }
    }

    /** Merging changes unknowns in place: a shared one would name the other field the next time. */
    @Test
    void oneEvaluationLeavesNothingBehindForTheNext() {
        Expression both = language.compile("resource.a == resource.b", new Result.Bool());
        Expression one = language.compile("resource.a == 'x'", new Result.Bool());

        assertEquals(unknown("resource.a", "resource.b"), both.evaluate(language.bindings()));
        assertEquals(unknown("resource.a"), one.evaluate(language.bindings()));
        assertEquals(unknown("resource.a", "resource.b"), both.evaluate(language.bindings()));
    }

    @Test
    void theMissingElementOfASetIsNamedAloneAfterItMetAnUnreadField() {
        language.rowsAndMaybeMore("r");

        assertEquals(
                unknown("related.r"),
                language.given("{b: 'x'}")
                        .evaluate("related.r.exists(x, x.v == resource.a && false || x.id == resource.b)"));
    }

    @Test
    void anUnreadStructIsUnknownThroughAllItsFields() {
        assertEquals(unknown("resource.s"), language.evaluate("resource.s.x == 'a'"));
        assertEquals(unknown("resource.s"), language.evaluate("resource.s.deep.y > 1"));
        assertEquals(unknown("resource.s"), language.evaluate("resource.s == null"));
    }

    @Test
    void anUnreadFieldOfAStructIsNamedWithItsPath() {
        assertEquals(unknown("resource.s.deep.y"),
                language.given("{s: {x: 'a', deep: {}}}").evaluate("resource.s.deep.y == 1"));
    }

    @Test
    void nullInPlaceOfElementsThatMayBeHiddenIsNoEmptyList() {
        language.given("{tags: null, labels: null, maybe: null}");

        assertEquals(unknown("resource.tags"), language.evaluate("resource.tags.all(t, t == 'a')"));
        assertEquals(unknown("resource.tags"), language.evaluate("'a' in resource.tags"));
        assertEquals(value(true), language.evaluate("resource.maybe == null"));
    }

    @Test
    void anUnreadListIsUnknownAsAWhole() {
        assertEquals(unknown("resource.tags"), language.evaluate("'a' in resource.tags"));
        assertEquals(unknown("resource.tags"), language.evaluate("resource.tags.exists(t, true)"));
        assertEquals(unknown("resource.tags"), language.evaluate("resource.tags.atMost(3)"));
    }

    @Test
    void anUnreadMapIsUnknown() {
        assertEquals(unknown("resource.labels"), language.evaluate("map.get(resource.labels, 'k') == 'v'"));
    }

    @Test
    void anElementThatDecidesOutweighsAnUnreadOne() {
        language.given("{rules: [{}, {p: 'x', q: 'y'}]}");

        assertEquals(value(true), language.evaluate("resource.rules.exists(r, r.p == 'x')"));
        assertEquals(unknown("resource.rules.p"), language.evaluate("resource.rules.all(r, r.p == 'x')"));
        assertEquals(value(false), language.evaluate("resource.rules.all(r, r.p == 'z')"));
    }

    @Test
    void theMissingRowOfASetHasNoKnownField() {
        language.rowsAndMaybeMore("r", "{id: 'a', v: 'x'}");

        assertEquals(unknown("related.r"), language.evaluate("related.r.exists(x, x.id == 'b')"));
        assertEquals(unknown("related.r"), language.evaluate("related.r.all(x, x.id == 'a')"));
        assertEquals(value(true), language.evaluate("related.r.exists(x, x.id == 'a')"));
        assertEquals(value(false), language.evaluate("related.r.all(x, x.id == 'b')"));
    }

    @Test
    void exactlyOneNeedsToKnowThatThereIsNoOther() {
        assertEquals(value(true),
                language.rows("r", "{id: 'a', v: 'x'}").evaluate("related.r.exists_one(x, x.v == 'x')"));
        assertEquals(
                unknown("related.r"),
                language.rowsAndMaybeMore("r", "{id: 'a', v: 'x'}").evaluate("related.r.exists_one(x, x.v == 'x')"));
        assertEquals(
                value(false),
                language.rowsAndMaybeMore("r", "{id: 'a', v: 'x'}", "{id: 'b', v: 'x'}")
                        .evaluate("related.r.exists_one(x, x.v == 'x')"));
        assertEquals(
                unknown("related.r.v"),
                language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b'}").evaluate("related.r.exists_one(x, x.v == 'x')"));
    }

    @Test
    void aFilterKeepsWhatMayBelongToIt() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b'}", "{id: 'c', v: 'y'}");

        assertEquals(value(true), language.evaluate("related.r.filter(x, x.v == 'x').atLeast(1)"));
        assertEquals(unknown("related.r.v"), language.evaluate("related.r.filter(x, x.v == 'x').atLeast(2)"));
        assertEquals(value(false), language.evaluate("related.r.filter(x, x.v == 'x').atLeast(3)"));
        assertEquals(unknown("related.r.v"), language.evaluate("related.r.filter(x, x.v == 'x').atMost(1)"));
        assertEquals(value(true), language.evaluate("related.r.filter(x, x.v == 'x').atMost(2)"));
    }

    @Test
    void aRowThatMayBelongToAFilterIsLookedInto() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b'}");

        assertEquals(value(true), language.evaluate("related.r.filter(x, x.v == 'x').all(y, y.id in ['a', 'b'])"));
        assertEquals(value(false), language.evaluate("related.r.filter(x, x.v == 'x').exists(y, y.id == 'c')"));
        assertEquals(unknown("related.r.v"),
                language.evaluate("related.r.filter(x, x.v == 'x').exists(y, y.id == 'b')"));
        assertEquals(value(true), language.evaluate("related.r.filter(x, x.v == 'x').exists(y, y.id == 'a')"));
    }

    @Test
    void aMapKeepsTheNumberOfElementsThoughAValueWasNotRead() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b'}");

        assertEquals(value(true), language.evaluate("related.r.map(x, x.v).atLeast(2)"));
        assertEquals(value(true), language.evaluate("related.r.map(x, x.v).atMost(2)"));
        assertEquals(unknown("related.r.v"), language.evaluate("related.r.map(x, x.v).exists(v, v == 'z')"));
        assertEquals(value(true), language.evaluate("related.r.map(x, x.v).exists(v, true)"));
    }

    @Test
    void mapMultipliesNoMissingElement() {
        assertEquals(unknown("related.r"),
                language.rowsAndMaybeMore("r").evaluate("related.r.map(x, 1).exists(v, v == 1)"));
        assertEquals(unknown("related.r"), language.evaluate("related.r.map(x, 1).atMost(5)"));
    }

    @Test
    void aConditionalMapKeepsOnlyWhatHolds() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b', v: 'y'}");

        assertEquals(value(java.util.List.of("a")), language.evaluate("related.r.map(x, x.v == 'x', x.id)"));
    }

    @Test
    void anUnreadValueIsAtMostOneMoreDistinctOne() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b'}");

        assertEquals(value(true), language.evaluate("related.r.distinct(x, x.v).atMost(2)"));
        assertEquals(unknown("related.r.v"), language.evaluate("related.r.distinct(x, x.v).atMost(1)"));
        assertEquals(unknown("related.r.v"), language.evaluate("related.r.distinct(x, x.v).atLeast(2)"));
        assertEquals(value(true), language.evaluate("related.r.distinct(x, x.v).atLeast(1)"));
    }

    @Test
    void anUnreadValueStaysOneElementThroughASecondMap() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'b'}");

        assertEquals(value(true), language.evaluate("related.r.map(x, x.v).map(v, v == 'x').atMost(2)"));
    }

    @Test
    void aDoubtfulValueThatIsCertainToo() {
        language.rows("r", "{id: 'a', v: 'x'}", "{id: 'a'}");

        assertEquals(value(true), language.evaluate("related.r.filter(x, x.v == 'x').distinct(y, y.id).atMost(1)"));
    }

    @Test
    void anUnknownConditionOfAChoiceIsUnknown() {
        assertEquals(unknown("resource.on"), language.given("{n: 1}").evaluate("(resource.on ? 1 : 2) == 1"));
    }

    @Test
    void aParameterThatIsNotDeclaredIsUnknown() {
        language.param("max", new io.secnumscan.core.type.FieldType.Int());

        assertEquals(unknown("params.max"), language.given("{n: 1}").evaluate("resource.n < params.max"));
        assertEquals(value(true), language.declared("max", "2").evaluate("resource.n < params.max"));
    }

    @Test
    void theTimeIsUnknownUntilItIsGiven() {
        assertEquals(unknown("now"), language.evaluate("now > timestamp('2026-01-01T00:00:00Z')"));
        assertEquals(value(true),
                language.at("2026-02-01T00:00:00Z").evaluate("now > timestamp('2026-01-01T00:00:00Z')"));
    }

    /** The collection took the text away because it looked like a secret; what it said is not known. */
    @Test
    void aTextThatWasRemovedIsUnknown() {
        language.given("{a: {removed: true, kind: 'password'}, tags: ['x', {removed: true}]}");

        assertEquals(unknown("resource.a"), language.evaluate("resource.a == 'x'"));
        assertEquals(value(true), language.evaluate("'x' in resource.tags"));
        assertEquals(unknown("resource.tags"), language.evaluate("'y' in resource.tags"));
        assertEquals(unknown("resource.tags"), language.evaluate("resource.tags == ['x', 'y']"));
        assertEquals(value(false), language.evaluate("resource.tags == ['z', 'y']"));
        assertEquals(unknown("resource.tags"), language.evaluate("resource.tags[1] == 'y'"));
        assertEquals(value(2L), language.evaluate("resource.tags.size()"));
        assertEquals(value(true), language.evaluate("resource.tags.exists(t, t == 'x')"));
        assertEquals(unknown("resource.tags"), language.evaluate("resource.tags.exists(t, t == 'y')"));
    }
}
