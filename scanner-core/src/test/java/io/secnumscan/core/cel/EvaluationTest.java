package io.secnumscan.core.cel;

import static io.secnumscan.core.cel.Language.unknown;
import static io.secnumscan.core.cel.Language.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.type.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, absences, breakages, evidence, budget and threads. */
class EvaluationTest {
    @Nested
    class Absences {
        private final Language language = Language.of("""
                must: int
                literal: {at: /literal, type: bool, absent: false}
                list: {at: /list, type: list(string), absent: ["a"]}
                none: {at: /none, type: string?, absent: null}
                never: {at: /never, type: string?, absent: unread}
                nested: {at: /a/b, type: int, absent: 7}
                """);

        @Test
        void aLiteralIsTheDocumentedDefault() {
            assertEquals(value(true),
                    language.evaluate("!resource.literal && resource.list == ['a'] && resource.nested == 7"));
        }

        @Test
        void aValueThatIsThereOutweighsTheDefault() {
            language.given("{literal: true, a: {b: 8}}");

            assertEquals(value(true), language.evaluate("resource.literal && resource.nested == 8"));
        }

        @Test
        void aNullParentIsNoMistake() {
            assertEquals(value(7L), language.given("{a: null}").evaluate("resource.nested"));
        }

        @Test
        void nullIsNotMissing() {
            assertEquals(value(true), language.given("{never: null}").evaluate("resource.never == null"));
        }

        @Test
        void aListThatIsNullIsEmpty() {
            assertEquals(value(true), language.given("{list: null}").evaluate("resource.list == []"));
        }

        @Test
        void aMissingObligatoryFieldBreaks() {
            assertEquals(
                    new Outcome.Broken("resource.must is missing: test.thing declares /must as always there"),
                    language.evaluate("resource.must == 1"));
        }

        @Test
        void whatIsDecidedWithoutItIsDecided() {
            assertEquals(value(true), language.evaluate("resource.must == 1 || true"));
        }

        @Test
        void nullWhereItMayNotBeBreaks() {
            assertEquals(
                    new Outcome.Broken("resource.must should be a whole number, but /must holds null"),
                    language.given("{must: null}").evaluate("resource.must == 1"));
        }

        @Test
        void anotherTypeBreaksWithoutShowingTheValue() {
            assertEquals(
                    new Outcome.Broken("resource.must should be a whole number, but /must holds text of another form"),
                    language.given("{must: 'hunter2'}").evaluate("resource.must == 1"));
        }
    }

    @Nested
    class Secrets {
        private final Language language =
                Language.of(
                        "psk: {at: /psk, type: string?, absent: null, secret: [length, classes, entropy, matches, hmac]}");

        private static final String REMOVED =
                "{psk: {removed: true, kind: 'text', length: 12, classes: 2, entropy: 3.4,"
                        + " matches: ['password pw:2'], hmac: 'ab'}}";

        @Test
        void whatWasMeasuredIsRead() {
            language.given(REMOVED);

            assertEquals(
                    value(true),
                    language.evaluate("resource.psk != null && resource.psk.length == 12 && resource.psk.classes == 2"
                            + " && resource.psk.entropy > 3.0"
                            + " && resource.psk.matches.exists(m, m == 'password pw:2')"
                            + " && resource.psk.hmac == 'ab' && resource.psk.kind == 'text'"));
        }

        @Test
        void aMeasureThatWasNotTakenIsUnread() {
            assertEquals(
                    unknown("resource.psk.length"),
                    language.given("{psk: {removed: true, kind: 'text'}}")
                            .evaluate("resource.psk != null && resource.psk.length >= 20"));
        }

        @Test
        void aMeasureThatIsNotKeptIsNoField() {
            Language shorter = Language.of("psk: {at: /psk, type: string, secret: [length]}");

            assertTrue(shorter.problems("resource.psk.hmac == 'a'").contains("no field 'hmac'"));
        }

        @Test
        void aSecretThatIsNullIsNull() {
            assertEquals(value(true), language.given("{psk: null}").evaluate("resource.psk == null"));
        }

        @Test
        void aSecretThatWasNotRemovedBreaksAndIsNotShown() {
            assertEquals(
                    new Outcome.Broken(
                            "resource.psk should be what was measured of a removed value or null, but /psk holds text of another form"),
                    language.given("{psk: 'hunter2'}").evaluate("resource.psk != null && resource.psk.length > 3"));
        }
    }

    @Nested
    class Times {
        private final Language language = Language.of("at: timestamp");

        @ParameterizedTest
        @ValueSource(strings = {
                "2026-03-01T10:00:00Z",
                "2026-03-01T10:00:00.000000Z",
                "2026-03-01T10:00:00.000000",
                "2026-03-01T10:00:00",
                "2026-03-01 10:00:00",
                "2026-03-01T12:00:00+02:00",
                "2026-03-01T12:00:00+0200"
        })
        void everyFormOfAnApiIsTheSameInstant(String text) {
            assertEquals(
                    value(Instant.parse("2026-03-01T10:00:00Z")),
                    language.given("{at: '" + text + "'}").evaluate("resource.at"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "yesterday", "2026-03-01", "2026-02-30T10:00:00Z"})
        void whatIsNoTimestampBreaks(String text) {
            assertEquals(
                    new Outcome.Broken("resource.at should be a timestamp, but /at holds text of another form"),
                    language.given("{at: '" + text + "'}").evaluate("resource.at"));
        }

        @Test
        void timesAreCompared() {
            language.given("{at: '2026-03-01T10:00:00'}").at("2026-04-01T00:00:00Z");

            assertEquals(value(true), language.evaluate("now - resource.at > duration('720h')"));
        }
    }

    @Nested
    class Names {
        @Test
        void anItemIsReadByItsType() {
            Language language = Language.of("id: string").itemOf(new FieldType.Int());

            assertEquals(value(true), language.item("22").evaluate("item == 22 && item in [22, 23]"));
        }

        @Test
        void anItemOfTheSubjectIsNamedAfterItsPlace() {
            FieldType.Struct container = (FieldType.Struct) ((FieldType.ListOf) Language.type(
                    "test.pod", "c: {at: /c, items: {image: {at: /image, type: string, absent: unread}}}")
                    .fields()
                    .get("c")
                    .type())
                    .element();
            Language language = Language.of("id: string").itemOf(container);
            language.item(new Bindings.Item(Language.json("{}"), "resource.containers", Optional.of("/c/0")));

            assertEquals(unknown("resource.containers.image"), language.evaluate("item.image == 'a'"));
        }

        @Test
        void factsOfTheTargetAreRead() {
            Language language = Language.of("id: string").target("name: string\nregions: list(string)");

            assertEquals(
                    value(true),
                    language.givenTarget("{name: 'lab', regions: ['a']}")
                            .evaluate("target.name == 'lab' && 'a' in target.regions"));
        }

        /** The name of a type must not be taken for what an expression says. */
        @Test
        void aParameterMayBeNamedLikeAStruct() {
            FieldType.Struct flow =
                    new FieldType.Struct("params.flows", Language.type("test.f", "to: string").fields());
            Language language = Language.of("id: string").param("flows", new FieldType.ListOf(flow));

            assertEquals(
                    value(true),
                    language.declared("flows", "[{to: 'a'}]").evaluate("params.flows.exists(f, f.to == 'a')"));
        }

        @Test
        void anExpressionTellsItsType() {
            Language language = Language.of("tags: list(string)\nrules: {at: /rules, items: {p: int}}");

            assertEquals(
                    Optional.of(new FieldType.ListOf(new FieldType.Text())),
                    language.compile("resource.tags", new Result.Any()).type());
            assertEquals(
                    Optional.of(new FieldType.ListOf(new FieldType.Int())),
                    language.compile("resource.rules.map(r, r.p)", new Result.Any()).type());
            assertEquals(Optional.of(new FieldType.Bool()), language.compile("true", new Result.Bool()).type());
        }
    }

    @Nested
    class WhatIsRead {
        private final Language language = Language.of("""
                a: string
                unused: string
                s: {at: /s, fields: {k: string}}
                labels: map
                """)
                .join("r", "id: string\nv: string")
                .join("q", "id: string")
                .param("p", new FieldType.Text())
                .param("other", new FieldType.Text())
                .with(() -> List.of(Function.named("t.rows").takes(Shape.listOf(Shape.row())).as(given -> true)));

        @Test
        void rootsAndFieldsAreKnownFromTheSource() {
            Reads reads = language.compile(
                    "resource.a == params.p && related.r.exists(x, x.id == resource.s.k) && now > timestamp('2026-01-01T00:00:00Z')",
                    new Result.Bool())
                    .reads();

            assertEquals(List.of("now", "params.p", "related.r", "resource"), List.copyOf(reads.roots()));
            assertEquals(
                    List.of("test.r.id", "test.thing.a", "test.thing.s", "test.thing.s.k"),
                    List.copyOf(reads.fields()));
            assertEquals(List.of(), List.copyOf(reads.whole()));
        }

        @Test
        void rowsHandedToAFunctionAreReadWhole() {
            Reads reads = language.compile("t.rows(related.q)", new Result.Bool()).reads();

            assertEquals(List.of("test.q"), List.copyOf(reads.whole()));
            assertEquals(List.of("related.q"), List.copyOf(reads.roots()));
        }
    }

    @Nested
    class Evidence {
        private final List<String> heard = new ArrayList<>();

        private final Language language = Language.of("""
                a: {at: /deep/a, type: string}
                d: {at: /d, type: bool, absent: true}
                tags: list(string)
                labels: map
                rules: {at: /rules, items: {p: {at: /proto, type: string?}}}
                """)
                .join("r", "id: string")
                .param("p", new FieldType.Text())
                .target("name: string")
                .heardBy((origin, pointer, read) -> heard
                        .add(origin.map(row -> row.type() + "/" + row.id()).orElse("") + pointer + "=" + read));

        private List<String> heard(String source) {
            language.evaluate(source);
            return heard;
        }

        @Test
        void aValueIsHeardWithItsPointer() {
            language.given("{deep: {a: 'x'}}");

            assertEquals(List.of("/deep/a=\"x\""), heard("resource.a == 'x'"));
        }

        @Test
        void anElementHasItsIndex() {
            language.given("{rules: [{proto: 'tcp'}, {proto: null}]}");

            assertEquals(List.of("/rules/0/proto=\"tcp\"", "/rules/1/proto=null"),
                    heard("resource.rules.exists(r, r.p == null)"));
        }

        @Test
        void onlyWhatWasLookedAtIsHeard() {
            language.given("{rules: [{proto: 'tcp'}, {proto: null}]}");

            assertEquals(List.of("/rules/0/proto=\"tcp\""), heard("resource.rules.exists(r, r.p == 'tcp')"));
        }

        @Test
        void aDefaultIsHeardAsTheDefault() {
            assertEquals(List.of("/d=true"), heard("resource.d"));
        }

        @Test
        void aListOfTextsAndAnEmptyListAreHeardWhole() {
            language.given("{tags: ['a', 'b'], rules: []}");

            assertEquals(List.of("/tags=[\"a\",\"b\"]", "/rules=[]"),
                    heard("'b' in resource.tags && resource.rules.atMost(0)"));
        }

        @Test
        void aKeyOfAMapIsHeardAlone() {
            language.given("{labels: {'a/b': 'x', c: 'y'}}");

            assertEquals(List.of("/labels/a~1b=\"x\""), heard("map.get(resource.labels, 'a/b') == 'x'"));
        }

        @Test
        void aJoinedRowIsNamed() {
            language.rows("r", "{id: 'a'}", "{id: 'b'}");

            assertEquals(List.of("test.r/0/id=\"a\"", "test.r/1/id=\"b\""), heard("related.r.exists(x, x.id == 'b')"));
        }

        @Test
        void whatWasDeclaredIsNoEvidence() {
            language.declared("p", "'x'").givenTarget("{name: 'x'}").given("{deep: {a: 'x'}}");

            assertEquals(List.of("/deep/a=\"x\""), heard("params.p == target.name && resource.a == params.p"));
        }

        @Test
        void anItemOfTheSubjectIsHeardAtItsPlace() {
            language.itemOf(Language.type("test.pod", "c: {at: /c, fields: {image: string}}").fields().get("c").type());
            language.item(new Bindings.Item(Language.json("{image: 'x'}"), "resource.c", Optional.of("/spec/c/0")));

            assertEquals(List.of("/spec/c/0/image=\"x\""), heard("item.image == 'x'"));
        }
    }

    @Nested
    class Budget {
        private static final String ALL = "related.r.all(a, related.r.all(b, related.r.all(c, a.id != 'x')))";

        private final Language language = Language.of("id: string").join("r", "id: string");

        Budget() {
            language.rows("r", java.util.Collections.nCopies(101, "{id: 'a'}").toArray(String[]::new));
        }

        @Test
        void anExpressionThatGoesOnBreaks() {
            assertEquals(
                    new Outcome.Broken("the expression went through more than 1000000 elements"),
                    language.evaluate(ALL));
        }

        /** cel-java's own exception would be swallowed here, and the verdict decided by the other side. */
        @ParameterizedTest
        @ValueSource(strings = {ALL + " || true", "!" + ALL + " && false", "(" + ALL + " || true) ? true : true"})
        void noOtherSideDecidesInstead(String source) {
            assertEquals(
                    new Outcome.Broken("the expression went through more than 1000000 elements"),
                    language.evaluate(source));
        }

        @Test
        void aMessageShowsAQuestionMark() {
            assertEquals("?", language.template("{" + ALL + "}").render(language.bindings(), Wording.ENGLISH));
        }
    }

    @Nested
    class Arithmetic {
        private final Language language = Language.of("n: int\ns: string");

        @Test
        void ordinaryOperatorsWork() {
            language.given("{n: 7, s: 'abc'}");

            assertEquals(
                    value(true),
                    language.evaluate("resource.n % 2 == 1 && resource.n / 2 == 3 && resource.n * 2 - 1 == 13"
                            + " && resource.s + 'd' == 'abcd' && resource.s.size() == 3 && int('7') == resource.n"
                            + " && resource.s.matches('^[a-c]+$') && resource.s.contains('b') && resource.s.endsWith('c')"));
        }

        @Test
        void aDivisionByZeroBreaks() {
            assertEquals(new Outcome.Broken("division by zero"),
                    language.given("{n: 0}").evaluate("1 / resource.n == 1"));
        }

        @Test
        void anIndexBeyondTheEndBreaks() {
            assertEquals(new Outcome.Broken("no element 1 in a list of 1"), language.evaluate("['a'][1] == 'b'"));
        }

        @Test
        void aPatternThatIsNotLiteralHasABoundToo() {
            language.given("{s: '(a{1,900}){1,900}'}");

            assertTrue(language.evaluate("'a'.matches(resource.s)") instanceof Outcome.Broken);
        }
    }

    @Nested
    class Threads {
        @Test
        void oneExpressionAnswersEightThreadsAtOnce() throws Exception {
            Language language = Language.of("""
                    n: {at: /n, type: int, absent: unread}
                    rules: {at: /rules, items: {p: {at: /p, type: int, absent: unread}}}
                    """).join("r", "id: int");
            Expression expression = language.compile(
                    "related.r.filter(x, resource.rules.exists(p, p.p == x.id)).atLeast(2) || resource.n == 1",
                    new Result.Bool());
            Bindings yes = language.given("{rules: [{p: 1}, {p: 2}]}").rows("r", "{id: 1}", "{id: 2}").bindings();
            Bindings no = language.given("{n: 2, rules: [{p: 1}]}").rows("r", "{id: 1}", "{id: 2}").bindings();
            Bindings unread = language.given("{rules: [{p: 1}, {}]}").rowsAndMaybeMore("r", "{id: 2}").bindings();

            try (var pool = Executors.newFixedThreadPool(8)) {
                List<Future<Integer>> wrong = new ArrayList<>();
                for (int thread = 0; thread < 8; thread++) {
                    Callable<Integer> work = () -> {
                        int different = 0;
                        for (int i = 0; i < 2000; i++) {
                            different += expression.evaluate(yes).equals(value(true)) ? 0 : 1;
                            different += expression.evaluate(no).equals(value(false)) ? 0 : 1;
                            different += expression.evaluate(unread)
                                    .equals(unknown("related.r", "resource.n", "resource.rules.p"))
                                            ? 0
                                            : 1;
                        }
                        return different;
                    };
                    wrong.add(pool.submit(work));
                }
                for (Future<Integer> each : wrong) {
                    assertEquals(0, each.get());
                }
            }
        }
    }
}
