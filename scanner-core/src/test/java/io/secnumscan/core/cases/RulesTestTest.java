package io.secnumscan.core.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author of cases is told. */
class RulesTestTest {
    private static final String TEXTS = """
            id: x-open
            title: {en: Things are open, fr: Les choses sont ouvertes}
            severity: high
            message: {en: "{resource.id} is closed", fr: "{resource.id} est fermée"}
            why: {en: because, fr: parce que}
            remediation: {en: open it, fr: ouvrez-la}
            sources: [a guide]
            """;
    private static final String OPEN = TEXTS + "subject: x.thing\nrequire: resource.open\n";
    private static final String FRIENDS = TEXTS + """
            subject: x.thing
            related: {friends: {type: x.friend, where: {of: resource.id}}}
            require: "related.friends.exists(f, f.good)"
            """;
    private static final String PASS = "- {case: it is open, expect: pass, resource: {id: a, open: true}}\n";
    private static final String FAIL = "- {case: it is closed, expect: fail, resource: {id: a, open: false}}\n";
    private static final String UNREAD = "- {case: nobody says, expect: not-assessable, resource: {id: a}}\n";

    @TempDir
    private Path root;

    @BeforeEach
    void types() throws IOException {
        write("x/types/thing.yaml",
                "type: x.thing\nid: /id\nfields: {id: string, open: {type: bool, absent: unread}}\n");
        write("x/types/friend.yaml", "type: x.friend\nfields: {of: string, good: bool}\n");
        write("parameters.yaml", """
                limit: {type: int, default: 5, description: {en: limit, fr: limite}}
                """);
    }

    @Test
    void casesThatHoldPass() throws IOException {
        RulesTest.Result result = run(OPEN, PASS + FAIL + UNREAD);

        assertTrue(result.passed(), result.toString());
        assertEquals(1, result.rules());
        assertEquals(3, result.cases());
    }

    @Test
    void aCaseThatDoesNotHoldSaysWhereWhatAndWhy() throws IOException {
        RulesTest.Result result = run(OPEN, PASS + FAIL.replace("expect: fail", "expect: pass") + FAIL + UNREAD);

        assertFalse(result.passed());
        assertEquals(
                List.of(root.resolve("x/area/x-open/cases.yaml")
                        + ":2:3: case 'it is closed': expected pass, got fail: a is closed"),
                result.failures());
    }

    @Test
    void aRuleWithoutCasesFails() throws IOException {
        write("x/area/x-open/rule.yaml", OPEN);

        assertEquals(List.of(root.resolve("x/area/x-open/cases.yaml") + ": the rule has no cases"), test().failures());
    }

    @Test
    void everyVerdictThatARuleReachesNeedsACase() throws IOException {
        assertEquals(List.of("no case expects fail"), missing(OPEN, PASS + UNREAD));
        assertEquals(List.of("no case expects pass"), missing(OPEN, FAIL + UNREAD));
        assertEquals(
                List.of("no case expects not-applicable"), missing(OPEN + "when: \"resource.id != ''\"\n",
                        PASS + FAIL + UNREAD));
        assertEquals(List.of("no case expects review"), missing(OPEN + "review: \"resource.id == ''\"\n",
                PASS + FAIL + UNREAD));
    }

    @Test
    void aRuleThatAlwaysAsksAPersonNeedsNoCaseThatPasses() throws IOException {
        String always = OPEN + "review: \"true\"\n";

        assertEquals(List.of("no case expects review"), missing(always, FAIL + UNREAD));
        assertTrue(run(always, PASS.replace("pass", "review") + FAIL + UNREAD).passed());
    }

    @Test
    void anAttributeThatMayBeLeftOutNeedsACase() throws IOException {
        assertEquals(List.of("no case leaves out an attribute that the rule reads"), missing(OPEN, PASS + FAIL));
    }

    @Test
    void aRelatedSetNeedsCasesOfEveryCoverage() throws IOException {
        String cases = """
                - {case: a, expect: pass, resource: {id: a, open: true}, related: {friends: [{of: a, good: true}]}}
                - {case: b, expect: fail, resource: {id: a, open: true}}
                """;

        assertEquals(
                List.of(
                        "no case expects not-assessable",
                        "no case has a partial related set that has rows",
                        "no case has a partial related set without rows",
                        "no case has a related set that is unavailable"),
                missing(FRIENDS, cases));
    }

    @Test
    void rowsThatDoNotMatchAreNotJoined() throws IOException {
        RulesTest.Result result = run(FRIENDS, """
                - {case: a, expect: fail, resource: {id: a, open: true}, related: {friends: [{of: b, good: true}]}}
                """);

        assertTrue(result.failures().stream().noneMatch(failure -> failure.contains("case 'a'")), result.toString());
    }

    @Test
    void theSubjectMayBeRefused() throws IOException {
        RulesTest.Result result = run(OPEN, PASS + FAIL + UNREAD + """
                - {case: refused, expect: not-assessable, coverage: {subject: unavailable}}
                - {case: none, expect: not-applicable}
                """);

        assertEquals(List.of(), result.failures());
    }

    @Test
    void aParameterHasItsDefaultUnlessACaseTakesItAway() throws IOException {
        RulesTest.Result result = run(TEXTS + "subject: x.thing\nrequire: resource.open && params.limit == 5\n", """
                - {case: default, expect: pass, resource: {id: a, open: true}}
                - {case: another, expect: fail, params: {limit: 6}, resource: {id: a, open: true}}
                - {case: none, expect: not-assessable, params: {limit: null}, resource: {id: a, open: true}}
                - {case: unread, expect: not-assessable, resource: {id: a}}
                """);

        assertEquals(List.of(), result.failures());
    }

    @Test
    void anUnknownSetAKeyAndAVerdictAreShownWhereTheyStand() throws IOException {
        String failures = String.join("\n", run(OPEN, """
                - {case: a, expect: pas, resource: {id: a}}
                - {case: b, expect: pass, resuorce: {id: a}}
                - {case: c, expect: pass, resource: {id: a}, coverage: {freinds: partial}}
                - {case: d, expect: {"22": pass}, resource: {id: a}}
                """).failures());

        assertTrue(failures.contains("cases.yaml:1:21: unknown verdict 'pas'"), failures);
        assertTrue(failures.contains("cases.yaml:2:27: unknown key 'resuorce'"), failures);
        assertTrue(failures.contains("cases.yaml:3:57: unknown related set 'freinds'"), failures);
        assertTrue(failures.contains("cases.yaml:4:21: the rule has no items"), failures);
    }

    @Test
    void aRefusedSetHasNoRows() throws IOException {
        String failures = String.join("\n", run(FRIENDS, """
                - {case: a, expect: pass, resource: {id: a}, coverage: {friends: unavailable}, related: {friends: [{of: a, good: true}]}}
                """).failures());

        assertTrue(failures.contains("the case has rows of 'friends'"), failures);
    }

    @Test
    void aRuleThatDoesNotLoadIsShown() throws IOException {
        RulesTest.Result result = run(OPEN.replace("resource.open", "resource.opne"), PASS);

        assertEquals(1, result.failures().size());
        assertTrue(result.failures().getFirst().contains("'opne'"), result.toString());
    }

    @Test
    void aFolderWithoutRulesFails() {
        assertEquals(List.of(root + ": no rule.yaml at or below it"), test().failures());
    }

    private List<String> missing(String rule, String cases) throws IOException {
        String file = root.resolve("x/area/x-open/cases.yaml") + ": ";
        return run(rule, cases).failures().stream()
                .filter(failure -> failure.startsWith(file))
                .map(failure -> failure.substring(file.length()))
                .toList();
    }

    private RulesTest.Result run(String rule, String cases) throws IOException {
        write("x/area/x-open/rule.yaml", rule);
        write("x/area/x-open/cases.yaml", cases);
        return test();
    }

    private RulesTest.Result test() {
        Problems problems = new Problems();
        Parameters parameters = Parameters.load(root, problems);
        Vocabulary vocabulary = new Vocabulary(TypeFiles.load(root, problems), parameters.types(), new TreeMap<>());
        problems.throwIfAny();
        return new RulesTest(vocabulary, Perimeter.ofDefaults(parameters).values(), root).run(root);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
