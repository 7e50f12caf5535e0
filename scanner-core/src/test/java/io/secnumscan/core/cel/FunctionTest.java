package io.secnumscan.core.cel;

import static io.secnumscan.core.cel.Language.unknown;
import static io.secnumscan.core.cel.Language.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries as the platforms write them: rows with unknowns in them, own values, nulls. */
class FunctionTest {
    private static final Shape.Row RULE = Shape.row().with("port", Shape.INT).with("side", Shape.TEXT);

    /** What a rule opens, as far as it was read, and why there may be more. */
    private record Ports(List<Long> certain, Optional<Outcome.Unknown> more) {}

    private static final Shape PORTS = Shape.own("t.Ports", Ports.class);

    private static final FunctionLibrary LIBRARY = () -> List.of(
            Function.named("t.ports").takes(Shape.listOf(RULE), Shape.TEXT).returns(PORTS).as(FunctionTest::ports),
            Function.method("opens").takes(PORTS, Shape.INT).returns(Shape.BOOL).as(FunctionTest::opens),
            Function.named("t.label")
                    .takes(Shape.row().with("labels", Shape.FREE_MAP), Shape.TEXT)
                    .returns(Shape.nullable(Shape.TEXT))
                    .as(given -> given.row(0).map("labels").flatMap(labels -> labels.text(given.text(1)))),
            Function.named("t.orNone")
                    .takes(Shape.nullable(Shape.TEXT))
                    .returns(Shape.TEXT)
                    .as(given -> given.optional(0, String.class).orElse("none")),
            Function.named("t.images").takes(Shape.JSON).returns(Shape.listOf(Shape.TEXT)).as(given -> {
                List<String> images = new ArrayList<>();
                for (JsonNode container : given.json(0).path("containers")) {
                    images.add(container.path("image").asText());
                }
                return images;
            }),
            Function.named("t.length").takes(Shape.TEXT).returns(Shape.INT).as(given -> given.text(0).length()),
            Function.named("t.length").takes(Shape.INT).returns(Shape.INT).as(given -> 64),
            Function.named("t.fails").takes(Shape.TEXT).returns(Shape.BOOL).as(given -> {
                throw new IllegalArgumentException("no address: " + given.text(0));
            }),
            Function.named("t.end").takes(Shape.row()).returns(Shape.nullable(Shape.TIMESTAMP))
                    .as(given -> given.row(0).timestamp("end")),
            Function.named("t.count").takes(Shape.listOf(Shape.TEXT)).returns(Shape.INT).as(given -> given.list(0)
                    .unknown().<Object>map(why -> why).orElseGet(() -> given.list(0).elements().size())));

    private final Language language = Language.of("""
            name: string
            note: {at: /note, type: string?, absent: null}
            tags: {at: /tags, type: list(string), absent: unread}
            labels: {at: /labels, type: map, absent: unread}
            spec: {at: /spec, type: json, absent: unread}
            end: {at: /end, type: timestamp?, absent: null}
            rules: {at: /rules, absent: unread, items: {port: {at: /port, type: int, absent: unread}, side: string}}
            """)
            .join("r", "port: int\nside: {at: /side, type: string, absent: unread}")
            .with(LIBRARY);

    private static Object ports(Arguments given) {
        List<Long> certain = new ArrayList<>();
        List<Outcome.Unknown> more = new ArrayList<>();
        given.list(0).unknown().ifPresent(more::add);
        for (RowView rule : given.list(0).certainRows()) {
            Reading<Boolean> counts = rule.text("side").map(side -> side.equals(given.text(1)));
            if (counts.toOptional().orElse(true)) {
                Reading<Long> port = counts.flatMap(_ -> rule.integer("port"));
                port.toOptional().ifPresent(certain::add);
                port.unread().ifPresent(more::add);
            }
        }
        return new Ports(certain, more.isEmpty() ? Optional.empty() : Optional.of(Outcome.Unknown.all(more)));
    }

    private static Object opens(Arguments given) {
        Ports ports = given.own(0, Ports.class);
        if (ports.certain().contains(given.integer(1))) {
            return true;
        }
        return ports.more().isPresent() ? ports.more().get() : false;
    }

    @Test
    void aCertainPartDecides() {
        language.given("{rules: [{port: 22, side: 'in'}, {side: 'in'}]}");

        assertEquals(value(true), language.evaluate("t.ports(resource.rules, 'in').opens(22)"));
        assertEquals(unknown("resource.rules.port"), language.evaluate("t.ports(resource.rules, 'in').opens(23)"));
    }

    @Test
    void whatIsUnreadOnTheOtherSideIsNotNeeded() {
        language.given("{rules: [{side: 'out'}]}");

        assertEquals(value(false), language.evaluate("t.ports(resource.rules, 'in').opens(22)"));
    }

    @Test
    void anIncompleteSetLeavesItOpen() {
        assertEquals(unknown("related.r"),
                language.rowsAndMaybeMore("r").evaluate("t.ports(related.r, 'in').opens(22)"));
        assertEquals(
                value(true),
                language.rowsAndMaybeMore("r", "{port: 22, side: 'in'}")
                        .evaluate("t.ports(related.r, 'in').opens(22)"));
    }

    @Test
    void aRowThatMayNotBelongToTheListIsNotCertain() {
        language.rows("r", "{port: 22}");

        assertEquals(
                unknown("related.r.side"),
                language.evaluate("t.ports(related.r.filter(x, x.side == 'in'), 'in').opens(22)"));
    }

    @Test
    void anUnreadListIsOneThatMayHaveAnything() {
        assertEquals(unknown("resource.rules"), language.evaluate("t.ports(resource.rules, 'in').opens(22)"));
    }

    @Test
    void anyOtherUnknownArgumentMakesTheResultUnknown() {
        language.given("{rules: [{port: 22, side: 'in'}]}");
        language.param("side", new io.secnumscan.core.type.FieldType.Text());

        assertEquals(unknown("params.side"), language.evaluate("t.ports(resource.rules, params.side).opens(22)"));
    }

    @Test
    void aKeyThatIsNotThereIsNull() {
        language.given("{labels: {a: 'x', n: 3}}");

        assertEquals(value(true), language.evaluate("t.label(resource, 'b') == null"));
        assertEquals(value("x"), language.evaluate("t.label(resource, 'a')"));
        assertEquals(value("3"), language.evaluate("map.get(resource.labels, 'n')"));
        assertEquals(value(List.of("a", "n")), language.evaluate("map.keys(resource.labels)"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"',
            value = {"22, 22", "'http', ", "22.5, ", "null, ", "99999999999999999999, ", "[22], "})
    void aNumberIsReadWhereANameMayStand(String json, Long number) {
        language.given("{spec: " + json + "}");

        assertEquals(number == null ? value(true) : value(number),
                language.evaluate(number == null ? "json.int(resource.spec) == null" : "json.int(resource.spec)"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"'http', http", "22, ", "null, ", "['http'], "})
    void aNameIsReadWhereANumberMayStand(String json, String name) {
        language.given("{spec: " + json + "}");

        assertEquals(name == null ? value(true) : value(name),
                language.evaluate(name == null ? "json.text(resource.spec) == null" : "json.text(resource.spec)"));
    }

    @Test
    void anUnreadMapIsUnknown() {
        assertEquals(unknown("resource.labels"), language.evaluate("t.label(resource, 'b') == null"));
    }

    @Test
    void aLabelThatWasRemovedAsASecretIsUnknown() {
        language.given("{labels: {a: {removed: true}}}");

        assertEquals(unknown("resource.labels"), language.evaluate("t.label(resource, 'a') == 'x'"));
    }

    @Test
    void aNullReachesOnlyANullableParameter() {
        assertEquals(value("none"), language.evaluate("t.orNone(resource.note)"));
        assertEquals(value("none"), language.evaluate("t.orNone(null)"));
    }

    @Test
    void jsonIsHandedOverWhole() {
        language.given("{spec: {containers: [{image: 'a'}, {image: 'b'}]}}");

        assertEquals(value(List.of("a", "b")), language.evaluate("t.images(resource.spec)"));
        assertEquals(value(true), language.evaluate("t.images(resource.spec).exists(i, i == 'b')"));
    }

    @Test
    void anUnreadJsonIsUnknown() {
        assertEquals(unknown("resource.spec"), language.evaluate("t.images(resource.spec).atMost(1)"));
    }

    @Test
    void functionsOfOneNameDifferByTheirParameters() {
        assertEquals(value(true), language.evaluate("t.length('abc') == 3 && t.length(5) == 64"));
    }

    @Test
    void whatAFunctionThrowsIsBrokenInItsOwnWords() {
        assertEquals(new Outcome.Broken("no address: x"), language.evaluate("t.fails('x')"));
    }

    @Test
    void aTimestampMayBeNull() {
        assertEquals(value(true), language.evaluate("t.end(resource) == null"));
        assertEquals(
                value(Instant.parse("2026-01-01T00:00:00Z")),
                language.given("{end: '2026-01-01T00:00:00'}").evaluate("t.end(resource)"));
    }

    @Test
    void aListOfValuesSaysWhatIsUnread() {
        assertEquals(value(2L), language.given("{tags: ['a', 'b']}").evaluate("t.count(resource.tags)"));
        assertEquals(unknown("resource.tags"),
                language.given("{tags: ['a', {removed: true}]}").evaluate("t.count(resource.tags)"));
        assertEquals(value(2L), language.evaluate("t.count(['a', 'b'])"));
    }

    @Test
    void aGuardOnACallHoldsForTheSameCall() {
        language.given("{labels: {a: 'xyz'}}");

        assertEquals(
                value(true),
                language.evaluate("t.label(resource, 'a') != null && t.label(resource, 'a').startsWith('x')"));
    }

    @Test
    void aRowCanBeReadOutsideAnEvaluation() {
        RowView row = RowView.of(Language.type("test.a", "n: int\ns: {at: /s, type: string?, absent: unread}"),
                "resource", Language.json("{n: 3}"));

        assertEquals(Reading.known(3L), row.integer("n"));
        assertEquals(Reading.unread(new Outcome.Unknown(List.of("resource.s"))), row.text("s"));
    }

    @Test
    void functionsOfNoPlatformAreAlwaysThere() {
        language.at("2026-03-01T12:00:00Z").given("{note: 'until 2026', name: 'ABC'}");

        assertEquals(value(59L), language.evaluate("time.daysBetween(timestamp('2026-01-01T00:00:00Z'), now)"));
        assertEquals(value(-59L), language.evaluate("time.daysBetween(now, timestamp('2026-01-01T00:00:00Z'))"));
        assertEquals(value(true), language.evaluate("time.parse(resource.note) == null"));
        assertEquals(value(true),
                language.evaluate("time.parse('2026-01-01 00:00:00') == timestamp('2026-01-01T00:00:00Z')"));
        assertEquals(value("abc"), language.evaluate("text.lower(resource.name)"));
        assertEquals(value("abc"), language.evaluate("text.word(' ' + resource.name + ' ')"));
        assertEquals(value(true), language.evaluate("text.word('  ') == null && text.word(null) == null"));
        assertEquals(value("a, b"), language.evaluate("text.join(['a', 'b'], ', ')"));
    }

    @Test
    void secondsBetweenTwoTimestampsAreWholeAndSigned() {
        String early = "timestamp('2026-03-01T09:59:58.100Z')";
        String late = "timestamp('2026-03-01T10:00:01.000Z')";

        assertEquals(value(2L), language.evaluate("time.secondsBetween(" + early + ", " + late + ")"));
        assertEquals(value(-2L), language.evaluate("time.secondsBetween(" + late + ", " + early + ")"));
    }

    @Test
    void aLibrarysOwnValuePrintsInAMessage() {
        language.given("{rules: [{port: 22, side: 'in'}]}");

        assertTrue(language.template("{t.ports(resource.rules, 'in')}").render(language.bindings(), Wording.ENGLISH)
                .contains("22"));
    }
}
