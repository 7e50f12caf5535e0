package io.secnumscan.core.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.type.FieldType;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load refuses, and what it must not refuse. */
class ValidatorTest {
    private final Language language = Language.of("""
            name: string
            on: bool
            n: int
            x: double
            t: timestamp
            note: {at: /note, type: string?, absent: null}
            maybe: {at: /maybe, type: bool?, absent: null}
            count: {at: /count, type: int?, absent: null}
            end: {at: /end, type: timestamp?, absent: null}
            tags: list(string)
            lists: list(list(string))
            labels: map
            spec: json
            s: {at: /s, fields: {k: string, k2: {at: /k2, type: string?, absent: null}}}
            opt: {at: /opt, type: struct?, absent: null, fields: {k: string, inner: {at: /inner, type: struct?, absent: null, fields: {z: int}}}}
            rules: {at: /rules, items: {p: string?, q: string, end: timestamp?}}
            """)
            .join("r", "id: string\nv: string?\nn: int\ntags: list(string)")
            .join("q", "id: string")
            .param("ports", new FieldType.ListOf(new FieldType.Int()))
            .nullableParam("limit", new FieldType.Int())
            .with(() -> List.of(
                    Function.named("t.rows").takes(Shape.listOf(Shape.row().with("id", Shape.TEXT))).as(given -> true),
                    Function.named("t.row").takes(Shape.row().with("id", Shape.TEXT)).as(given -> true),
                    Function.named("t.text").takes(Shape.TEXT).returns(Shape.nullable(Shape.TEXT)).as(given -> null),
                    Function.named("t.maybe").takes(Shape.nullable(Shape.TEXT)).as(given -> true)));

    private void accepted(String source) {
        assertEquals("", language.problems(source));
    }

    private void refused(String source, String message) {
        String problems = language.problems(source);
        assertTrue(problems.contains(message), () -> source + " gives: " + problems);
    }

    @Nested
    class IncompleteLists {
        private static final String COMPLETE = "needs a complete list";

        @ParameterizedTest
        @ValueSource(strings = {
                "related.r.size() > 1",
                "size(related.r) > 1",
                "related.r[0].id == 'a'",
                "related.r == related.r",
                "related.r != []",
                "related.r.map(x, x.id) == ['a']",
                "'a' in related.r.map(x, x.id)",
                "related.r.filter(x, x.id == 'a').size() == 1",
                "(resource.on ? related.r : related.r).size() == 1",
                "resource.rules.filter(x, x.q == 'a').size() == 1",
                "related.r.distinct(x, x.id).size() == 1",
                "map.keys(resource.labels).size() == 1",
                "related.r.map(x, x.tags)[0].size() == 1"
        })
        void anOperatorThatCountsOnThemIsRefused(String source) {
            refused(source, COMPLETE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"related.r + related.r", "resource.tags + ['a']"})
        void listsAreNotJoined(String source) {
            refused(source, source.startsWith("related") ? COMPLETE : "lists can't be joined");
        }

        @Test
        void theyAreNotPartOfALiteral() {
            refused("[related.r].exists(l, l.exists(x, true))", "can't be part of a list literal");
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "related.r.exists(x, x.id == 'a')",
                "(resource.on ? related.r : related.r).exists(x, true)",
                "related.r.filter(x, x.n > 1).map(x, x.id).exists(i, i == 'a')",
                "related.r.atLeast(2) && related.r.filter(x, x.n > 1).atMost(3)",
                "related.r.map(x, x.tags).exists(t, t.exists(u, u == 'a'))",
                "related.r.exists(x, x.tags.size() == 1 && 'a' in x.tags)",
                "t.rows(related.r) && t.rows(related.r.filter(x, x.n > 1))"
        })
        void ourOwnOperatorsTakeThem(String source) {
            accepted(source);
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "resource.tags.size() == 1",
                "resource.tags[0] == 'a'",
                "resource.tags == ['a', 'b']",
                "'a' in resource.tags",
                "resource.n in params.ports",
                "'a' in resource.rules.map(r, r.q)",
                "resource.rules.size() > 2",
                "resource.lists.exists(l, l == ['password', 'totp'])",
                "['a', 'b'].exists(x, x in resource.tags)"
        })
        void completeListsBehaveLikeOrdinaryOnes(String source) {
            accepted(source);
        }
    }

    @Nested
    class Nulls {
        private static final String NULL = "may be null here";

        @ParameterizedTest
        @ValueSource(strings = {
                "resource.note.startsWith('a')",
                "resource.count > 3",
                "!resource.maybe",
                "resource.maybe && resource.on",
                "resource.on || resource.maybe",
                "resource.maybe ? 1 : 2",
                "resource.end > now",
                "resource.opt.k == 'a'",
                "resource.opt != null && resource.opt.inner.z == 1",
                "related.r.exists(x, x.v.startsWith('a'))",
                "related.r.filter(x, x.v != null).exists(y, y.v.startsWith('a'))",
                "resource.rules.map(r, r.p).exists(p, p.startsWith('a'))",
                "resource.rules.map(r, r.end).exists(e, e > now)",
                "(resource.on ? 'a' : resource.note).startsWith('a')",
                "[resource.note, 'a'].exists(n, n.startsWith('a'))",
                "t.text('a').startsWith('a')",
                "t.text(resource.note) == 'a'",
                "params.limit > 3",
                "resource.note == null && resource.note.startsWith('a')",
                "resource.note != null || resource.note.startsWith('a')",
                "resource.s.k2.startsWith('a')",
                "resource.note != null && related.r.exists(x, x.v != null) && related.r.exists(x, x.v.size() > 1)",
                "resource.tags.atLeast(resource.count)",
                "resource.tags[resource.count] == 'a'",
                "resource.count + 1 == 2",
                "int(resource.note) == 1"
        })
        void anUnguardedUseIsRefused(String source) {
            refused(source, NULL);
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "resource.note == 'a'",
                "resource.note != resource.name",
                "resource.note in ['a', 'b']",
                "resource.maybe == true",
                "resource.note != null && resource.note.startsWith('a')",
                "resource.note == null || resource.note.startsWith('a')",
                "!(resource.note == null) && resource.note.startsWith('a')",
                "!(resource.note != null) || resource.note.startsWith('a')",
                "resource.note != null ? resource.note.startsWith('a') : false",
                "resource.note == null ? false : resource.note.startsWith('a')",
                "resource.note != null && resource.count != null && resource.note.startsWith('a') && resource.count > 3",
                "resource.note == 'a' && resource.note.startsWith('a')",
                "resource.note in ['a', 'b'] && resource.note.startsWith('a')",
                "resource.opt != null && resource.opt.k == 'a'",
                "resource.opt != null && resource.opt.inner != null && resource.opt.inner.z == 1",
                "resource.end == null || resource.end > now",
                "related.r.exists(x, x.v != null && x.v.startsWith('a'))",
                "related.r.all(x, x.v == null || x.v.startsWith('a'))",
                "related.r.map(x, x.v != null, x.v.startsWith('a')).exists(b, b)",
                "related.r.distinct(x, x.v).exists(v, v.startsWith('a'))",
                "t.maybe(resource.note)",
                "t.text('a') == 'b'",
                "t.text('a') != null && t.text('a').startsWith('a')",
                "resource.note == null"
        })
        void aGuardedUseOrAComparisonIsAccepted(String source) {
            accepted(source);
        }

        @Test
        void aGuardOfAnOuterVariableSaysNothingOfAnInnerOneOfThatName() {
            refused(
                    "related.r.exists(x, x.v != null && related.r.exists(x, x.v.startsWith('a')))",
                    "may be null here");
        }

        @Test
        void theWayOutNamesTheGuard() {
            refused("resource.note.startsWith('a')",
                    "put resource.note != null && before it, or resource.note == null ||");
        }
    }

    @Nested
    class WholeResources {
        @ParameterizedTest
        @ValueSource(strings = {
                "resource == resource",
                "related.r.exists(x, x == resource)",
                "resource.s != resource.s",
                "related.r.exists(x, x in resource.rules)",
                "resource.rules == resource.rules",
                "[resource.s].exists(x, true)"
        })
        void theyAreNotCompared(String source) {
            refused(source, "");
            assertTrue(!language.problems(source).isEmpty(), source);
        }

        @Test
        void exceptWithNull() {
            accepted("resource.opt == null || resource.opt.k == 'a'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"resource.labels == resource.labels", "resource.spec != resource.spec",
                "[resource.labels].exists(l, true)"})
        void mapsAndJsonAreOnlyForFunctions(String source) {
            assertTrue(!language.problems(source).isEmpty(), source);
        }

        @Test
        void distinctTellsPlainValuesApart() {
            refused("related.r.distinct(x, x).atMost(1)", "distinct tells plain values apart");
        }
    }

    @Nested
    class Arguments {
        @Test
        void aFunctionIsGivenRowsThatHaveItsFields() {
            accepted("t.rows(related.q) && related.q.exists(x, t.row(x))");
        }

        @Test
        void aRowWithoutThemIsRefused() {
            refused("t.row(resource)", "t.row can't be given this: test.thing has no field 'id'");
            refused("t.rows(resource.rules)", "has no field 'id'");
        }

        @Test
        void whatIsNoRowIsRefused() {
            refused("t.row('a')", "it is no resource or struct");
            refused("t.rows(['a'])", "it is no resource or struct");
        }

        @Test
        void aFunctionThatDoesNotLookForUnknownsIsNotGivenLists() {
            refused("t.text(resource.tags) == 'a'", "can't be applied to");
            refused("string(resource.tags) == 'a'", "can't be applied to");
        }
    }

    @Nested
    class Names {
        @Test
        void aMisspeltFieldIsFoundAtItsPlace() {
            assertEquals("""
                    rule.yaml:2:12: no field 'nam' is declared here
                      2 |   resource.nam == 'a'
                        |            ^
                      did you mean 'name'?""", language.problems("resource.nam == 'a'"));
        }

        @Test
        void aMisspeltFieldIsFoundInsideAMacro() {
            assertEquals("""
                    rule.yaml:2:30: no field 'idd' is declared here
                      2 |   related.r.exists(x, true && x.idd == 'a')
                        |                                 ^
                      did you mean 'id'?""".replace("2:30", "2:33"),
                    language.problems("related.r.exists(x, true && x.idd == 'a')"));
        }

        @Test
        void onTheSecondLineToo() {
            refused("resource.on &&\n  resource.onn", "rule.yaml:3:14: no field 'onn' is declared here");
        }

        @Test
        void anUnknownNameIsSaid() {
            refused("resources.on", "unknown name 'resources'");
            refused("resources.on", "did you mean 'resource'?");
            refused("related.rr.exists(x, true)", "no field 'rr' is declared here");
            refused("params.prots.exists(x, true)", "did you mean 'ports'?");
            refused("item == 1", "unknown name 'item'");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "has(resource.note)|there is no has()",
                "type(resource.n) == int|there is no type()",
                "dyn(resource.n) == 1|there is no dyn()",
                "t.texxt('a') == 'b'|unknown name 't'"
        })
        void whatThereIsNotIsSaid(String source, String message) {
            refused(source, message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"namespace", "as", "import", "var", "package"})
        void anIterationVariableIsNoWordOfTheLanguage(String name) {
            refused("related.r.exists(" + name + ", true)", "reserved identifier: " + name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"resource", "related", "item", "params", "target", "now"})
        void anIterationVariableShadowsNoRoot(String name) {
            refused("related.r.exists(" + name + ", true)", "'" + name + "' is taken");
        }

        @Test
        void anIterationVariableIsASimpleName() {
            refused("related.r.exists(x.y, true)", "a simple name");
        }
    }

    @Nested
    class Types {
        @Test
        void anIntIsNoDoubleButMayBeOrdered() {
            refused("resource.n == resource.x", "'==' can't be applied to (int, double)");
            accepted("resource.n < 2.5");
        }

        @Test
        void aNullableTypeIsSaidAsTypeFilesSayIt() {
            refused("resource.note + 1 == 2", "'+' can't be applied to (string?, int)");
        }

        @Test
        void listsHaveOneTypeOfElement() {
            assertTrue(!language.problems("[1, 'a'].exists(x, x == 1)").isEmpty());
        }

        @Test
        void objectsAreNotMade() {
            refused("{'a': 1} == {'a': 1}", "objects can't be made");
        }

        @Test
        void aMapHasNoElements() {
            assertTrue(!language.problems("resource.labels.exists(k, true)").isEmpty());
            assertTrue(!language.problems("resource.labels['a'] == 'b'").isEmpty());
            assertTrue(!language.problems("resource.labels.a == 'b'").isEmpty());
        }
    }

    @Nested
    class Bounds {
        @Test
        void comprehensionsAreNotNestedWithoutEnd() {
            accepted("related.r.exists(a, related.r.exists(b, related.r.exists(c, a.id == b.id && b.id == c.id)))");
            refused(
                    "related.r.exists(a, related.r.exists(b, related.r.exists(c, related.r.exists(d, a.id == d.id))))",
                    "more than 3 comprehensions inside one another");
        }

        @Test
        void oneAfterTheOtherIsNoNesting() {
            accepted(
                    "related.r.filter(a, a.n > 1).filter(b, b.n > 2).filter(c, c.n > 3).filter(d, d.n > 4).exists(e, true)");
        }

        @Test
        void aLiteralPatternHasABound() {
            refused("resource.name.matches('(a{1,900}){1,900}')", "rule.yaml:2:25");
            refused("resource.name.matches('(')", "missing closing )");
            accepted("resource.name.matches('^[a-z]+$')");
        }

        @Test
        void anExpressionIsNotEmpty() {
            refused(" ", "an expression is missing");
        }

        @Test
        void aSyntaxErrorIsFoundAtItsPlace() {
            refused("resource.on &&", "rule.yaml:2:");
        }

        @Test
        void allProblemsAreSaidAtOnce() {
            String problems = language.problems("resource.note.startsWith('a') && resource.count > 3");

            assertTrue(problems.contains("2:12") && problems.contains("2:45"), problems);
        }
    }

    @Nested
    class Wanted {
        private void refused(String source, Result wanted, String message) {
            String problems = language.problems(source, wanted);
            assertTrue(problems.contains(message), problems);
        }

        @Test
        void aConditionIsTrueOrFalse() {
            assertEquals("", language.problems("resource.on", new Result.Bool()));
            refused("resource.name", new Result.Bool(), "is a string, and true or false is wanted");
            refused("resource.maybe", new Result.Bool(), "may be null, and true or false is wanted");
        }

        @Test
        void aKeyIsAPlainValue() {
            assertEquals("", language.problems("resource.n", new Result.Key()));
            refused("resource.note", new Result.Key(), "may be null");
            refused("resource.tags", new Result.Key(), "is a list of string");
        }

        @Test
        void aJoinedValueHasTheTypeOfItsField() {
            Result text = new Result.JoinKeys(new FieldType.Text());
            assertEquals("", language.problems("resource.note", text));
            assertEquals("", language.problems("resource.lists", text));
            assertEquals("", language.problems("related.r.map(x, x.tags)", text));
            refused("resource.n", text, "is an int, but the joined field is a string");
            refused("resource.s", text, "is a test.thing.s, but the joined field is a string");
        }

        @Test
        void aMessageShowsNoWholeResource() {
            refused("resource.s", new Result.Any(), "a whole resource can't be shown");
        }
    }
}
