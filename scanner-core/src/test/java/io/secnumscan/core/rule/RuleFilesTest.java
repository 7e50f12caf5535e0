package io.secnumscan.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problem;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author of rules is told, and where. */
class RuleFilesTest {
    private static final String RULE = """
            id: x-open
            title: {en: Things are open, fr: Les choses sont ouvertes}
            severity: high
            subject: x.thing
            require: resource.open
            message: {en: "{resource.id} is closed", fr: "{resource.id} est fermée"}
            why: {en: because, fr: parce que}
            remediation: {en: open it, fr: ouvrez-la}
            sources: [a guide]
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void types() throws IOException {
        write("x/types/thing.yaml", """
                type: x.thing
                id: /id
                fields:
                  id: string
                  open: bool
                  size: int
                  friends: list(string)
                  labels: map
                  parts: {items: {kind: string}}
                """);
        write("y/types/thing.yaml", "type: y.thing\nid: /id\nfields: {id: string, open: bool}\n");
        write("parameters.yaml", """
                limits: {type: list(int), description: {en: limits, fr: limites}}
                limit: {type: int, description: {en: limit, fr: limite}}
                entries: {items: {id: string}, description: {en: entries, fr: entrées}}
                """);
    }

    @Test
    void aRuleIsLoadedWithWhatItLeavesOut() throws IOException {
        write("x/area/x-open/rule.yaml", RULE);

        Rule rule = load().rules().getFirst();

        assertEquals("x", rule.platform());
        assertEquals(Breadth.PROJECT, rule.view());
        assertEquals("true", rule.conditions().when().source());
        assertEquals("true", rule.conditions().assessable().source());
        assertEquals("false", rule.conditions().review().source());
        assertTrue(rule.absent().isEmpty() && rule.each().isEmpty() && rule.related().isEmpty());
    }

    @Test
    void aMisspeltFieldIsShownWithItsCaretAndTheNearestOne() throws IOException {
        write("x/area/x-open/rule.yaml", RULE.replace("resource.open", "resource.opne"));

        assertEquals(root.resolve("x/area/x-open/rule.yaml") + """
                :5:19: no field 'opne' is declared here
                  5 | require: resource.opne
                    |                   ^
                  did you mean 'open'?""", only().render().en());
    }

    @Test
    void anUnknownKeySuggestsTheNearest() throws IOException {
        Problem problem = problems(RULE.replace("severity:", "severtiy:")).getLast();

        assertEquals("unknown key 'severtiy'", problem.message().en());
        assertEquals("did you mean 'severity'?", problem.wayOut().orElseThrow().en());
    }

    @Test
    void everyObligatoryKeyIsAskedFor() throws IOException {
        for (String key : List.of("id", "title", "severity", "subject", "require", "message", "why", "remediation",
                "sources")) {
            String without = RULE.replaceFirst("(?m)^" + key + ":.*\n", "");

            assertTrue(
                    problems(without).stream().anyMatch(one -> one.message().en().equals("'" + key + "' is missing")),
                    key);
        }
    }

    @Test
    void severitiesAreFive() throws IOException {
        assertProblem(RULE.replace("high", "hihg"), "3:11: unknown value of 'severity': 'hihg'",
                "did you mean 'high'?");
        for (String severity : List.of("critical", "high", "medium", "low", "info")) {
            assertEquals(List.of(), problems(RULE.replace("high", severity)));
        }
    }

    @Test
    void anUnknownTypeSuggestsTheNearest() throws IOException {
        assertProblem(RULE.replace("x.thing", "x.thign"), "4:10: unknown type 'x.thign'", "did you mean 'x.thing'?");
    }

    @Test
    void anotherPlatformsTypeIsUnknown() throws IOException {
        assertProblem(RULE.replace("x.thing", "y.thing"), "4:10: unknown type 'y.thing'", "did you mean 'x.thing'?");
    }

    @Test
    void theFolderBearsTheIdOfItsRule() throws IOException {
        assertProblem(
                RULE.replace("x-open", "x-closed"), "1:5: the rule 'x-closed' stands in the folder 'x-open'",
                "give both the same name");
    }

    @Test
    void anIdIsLowerCaseWordsWithHyphens() throws IOException {
        write("x/area/X_open/rule.yaml", RULE.replace("x-open", "X_open"));

        assertEquals("'X_open' is no id of a rule", only().message().en());
    }

    @Test
    void anIdIsTakenOnce() throws IOException {
        write("x/area/x-open/rule.yaml", RULE);
        write("x/other/x-open/rule.yaml", RULE);

        Problem problem = only();

        assertEquals("the id 'x-open' is taken", problem.message().en());
        assertTrue(problem.wayOut().orElseThrow().en().contains("x/area/x-open/rule.yaml:1:5"));
    }

    @Test
    void anAliasIsNoIdOfAnother() throws IOException {
        write("x/area/x-open/rule.yaml", RULE);
        write("x/area/x-wide/rule.yaml", RULE.replace("x-open", "x-wide") + "aliases: [x-open]\n");

        assertEquals("the alias 'x-open' is taken", only().message().en());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() throws IOException {
        assertProblem(
                RULE.replace("{resource.id} est", "{resource.open} est"),
                "6:46: the placeholders of 'en' and 'fr' differ: only in English {resource.id}; "
                        + "only in French {resource.open}",
                "write the same expressions in both languages");
    }

    @Test
    void wordsInsidePlaceholdersMayDiffer() throws IOException {
        assertEquals(List.of(), problems(RULE.replace("{resource.id} is", "{resource.id + ' really'} is")
                .replace("{resource.id} est", "{resource.id + ' vraiment'} est")));
    }

    @Test
    void bothLanguagesAreWritten() throws IOException {
        assertProblem(RULE.replace(", fr: parce que", ""), "7:6: 'fr' is missing", "");
    }

    @Test
    void aRefusedOperatorOnARelatedSetIsShown() throws IOException {
        Problem problem = problems(related("{type: x.thing, where: {id: resource.id}}")
                .replace("require: resource.open", "require: related.s.size() > 0")).getFirst();

        assertEquals(6, problem.at().line());
        assertTrue(problem.message().en().contains("needs a complete list"), problem.message().en());
    }

    @Test
    void relatedSetsThatNeedEachOtherAreACycle() throws IOException {
        String rule = RULE + """
                related:
                  a: {type: x.thing, where: {id: "related.b.map(t, t.id)"}}
                  b: {type: x.thing, where: {id: "related.a.map(t, t.id)"}}
                """;

        assertProblem(rule, "11:3: related sets need each other: a needs b needs a",
                "let one of them do without the other");
    }

    @Test
    void aRelatedSetMayNotNeedItself() throws IOException {
        assertProblem(
                related("{type: x.thing, where: {id: 'related.s.map(t, t.id)'}}"),
                "5:11: related sets need each other: s needs s",
                "let one of them do without the other");
    }

    @Test
    void aFieldIsEquatedWithItsOwnType() throws IOException {
        Problem problem = problems(related("{type: x.thing, where: {size: resource.id}}")).getFirst();

        assertEquals(5, problem.at().line());
        assertTrue(problem.message().en().contains("string") && problem.message().en().contains("int"),
                problem.message().en());
    }

    @Test
    void anUnknownFieldOfAJoinSuggestsTheNearest() throws IOException {
        assertProblem(
                related("{type: x.thing, where: {szie: resource.size}}"),
                "5:38: unknown field of x.thing 'szie'",
                "did you mean 'size'?");
    }

    @Test
    void aMapIsNoFieldToJoinOn() throws IOException {
        assertProblem(
                related("{type: x.thing, where: {labels: resource.id}}"),
                "5:38: 'labels' is no field to join on",
                "a join equates bools, integers, texts, or lists of them");
    }

    @Test
    void aListMayBeJoinedOnByItsElements() throws IOException {
        assertEquals(List.of(), problems(related("{type: x.thing, where: {friends: resource.id}}")));
    }

    @Test
    void anUnknownTypeOfARelatedSetIsShown() throws IOException {
        assertProblem(related("{type: x.thin}"), "5:21: unknown type 'x.thin'", "did you mean 'x.thing'?");
    }

    @Test
    void anUnknownKeyOfARelatedSetIsShown() throws IOException {
        assertProblem(related("{type: x.thing, were: {id: resource.id}}"), "5:30: unknown key 'were'",
                "did you mean 'where'?");
    }

    @Test
    void aLinkedSetNeedsLinks() throws IOException {
        assertProblem(
                related("{type: y.thing, target: linked, where: {id: resource.id}}"),
                "5:21: no parameter 'links' says which targets are linked",
                "declare it in parameters.yaml");
    }

    @Test
    void aLinkedSetMayBeOfAnotherPlatform() throws IOException {
        Files.writeString(root.resolve("parameters.yaml"), """
                links: {items: {target: string, to: string}, description: {en: links, fr: liens}}
                """);
        write("x/area/x-open/rule.yaml", related("{type: y.thing, target: linked, where: {id: resource.id}}"));

        RelatedSet set = load().rules().getFirst().related().getFirst();

        assertEquals("y.thing", set.type().name());
        assertTrue(set.linked());
    }

    @Test
    void itemsHaveTheTypeOfTheirList() throws IOException {
        String rule = RULE + "each: {item: params.limits, key: item}\n";

        assertEquals(List.of(), problems(rule.replace("require: resource.open", "require: item > 3")));
        assertEquals(1, problems(rule.replace("require: resource.open", "require: \"item == 'three'\"")).size());
    }

    @Test
    void itemsAreAList() throws IOException {
        assertEquals(10, problems(RULE + "each: {item: params.limit, key: '1'}\n").getFirst().at().line());
    }

    @Test
    void itemsAreNotTakenFromARelatedSet() throws IOException {
        assertTrue(problems(related("{type: x.thing}") + "each: {item: 'related.s.map(t, t.id)', key: item}\n").stream()
                .anyMatch(one -> one.message().en().equals("the items of a rule are not taken from a related set")));
    }

    @Test
    void anUndeclaredParameterIsShown() throws IOException {
        assertEquals(5, problems(RULE.replace("resource.open", "resource.size < params.limti")).getFirst().at().line());
    }

    @Test
    void aPerimeterSubjectIsAListOfEntries() throws IOException {
        assertProblem(
                RULE.replace("x.thing", "perimeter.limits"),
                "4:10: the parameter 'limits' is no list of entries",
                "a subject needs a list whose entries have fields");
        assertProblem(
                RULE.replace("x.thing", "perimeter.entires"), "4:20: unknown parameter 'entires'",
                "did you mean 'entries'?");
    }

    @Test
    void absentHasThreeAnswers() throws IOException {
        assertProblem(RULE + "absent: pass\n", "10:9: unknown value of 'absent': 'pass'",
                "known here: fail, not-applicable, not-assessable");
    }

    @Test
    void sourcesAreNamed() throws IOException {
        assertProblem(RULE.replace("[a guide]", "[]"), "9:1: 'sources' names no text",
                "name guide and section, like ANSSI-PA-022 R16");
    }

    @Test
    void theProblemsOfAllRulesAreShownTogether() throws IOException {
        write("x/area/x-open/rule.yaml", RULE.replace("resource.open", "resource.opne"));
        write("x/area/x-wide/rule.yaml", RULE.replace("x-open", "x-wide").replace("resource.open", "resource.wide"));
        write("x/area/x-far/rule.yaml", RULE.replace("x-open", "x-far"));

        assertEquals(2, problems().size());
    }

    @Test
    void aRuleThatStandsAloneIsOfThePlatformOfItsTypes() throws IOException {
        write("mine/x-open/rule.yaml", RULE);

        Problems problems = new Problems();
        RuleSet rules = RuleFiles.load(List.of(root.resolve("mine")), vocabulary(problems), problems);

        assertEquals("", problems.render());
        assertEquals("x", rules.rules().getFirst().platform());
    }

    @Test
    void aRuleOnTheTargetThatStandsAloneIsAskedForItsPlatform() throws IOException {
        write("mine/x-open/rule.yaml", RULE.replace("x.thing", "target").replace("resource.open", "'true'"));

        Problems problems = new Problems();
        RuleFiles.load(List.of(root.resolve("mine")), vocabulary(problems), problems);

        assertTrue(problems.render().contains("put it below a folder named x or y"), problems.render());
    }

    @Test
    void onlyWhatIsWantedIsCompiled() throws IOException {
        write("x/area/x-open/rule.yaml", RULE.replace("resource.open", "resource.opne"));
        write("y/area/y-open/rule.yaml", RULE.replace("x-open", "y-open").replace("x.thing", "y.thing"));
        Problems problems = new Problems();

        RuleSet rules = RuleFiles.read(List.of(root), vocabulary(problems), problems)
                .compile(file -> file.platform().equals("y"), problems);

        assertEquals("", problems.render());
        assertEquals(List.of("y-open"), rules.rules().stream().map(Rule::id).toList());
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Problems problems = new Problems();

        RuleFiles.load(List.of(root.resolve("nowhere")), vocabulary(problems), problems);

        assertTrue(problems.render().contains("nowhere: no folder of rules that can be read"), problems.render());
    }

    /** The rule with one related set called {@code s}, declared in line 5. */
    private static String related(String set) {
        return RULE.replace("require:", "related: {s: " + set + "}\nrequire:");
    }

    private void assertProblem(String rule, String start, String wayOut) throws IOException {
        List<Problem> problems = problems(rule);
        Problem first = problems.getFirst();

        assertEquals(start, first.at().line() + ":" + first.at().column() + ": " + first.message().en());
        assertEquals(wayOut, first.wayOut().map(Text::en).orElse(""));
        assertEquals(1, problems.size(), problems.toString());
    }

    private List<Problem> problems(String rule) throws IOException {
        write("x/area/x-open/rule.yaml", rule);
        return problems();
    }

    private List<Problem> problems() {
        Problems problems = new Problems();
        RuleFiles.load(List.of(root), vocabulary(problems), problems);
        return problems.list();
    }

    private Problem only() {
        List<Problem> problems = problems();
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }

    private RuleSet load() {
        Problems problems = new Problems();
        RuleSet rules = RuleFiles.load(List.of(root), vocabulary(problems), problems);
        problems.throwIfAny();
        return rules;
    }

    private Vocabulary vocabulary(Problems problems) {
        return new Vocabulary(TypeFiles.load(root, problems), Parameters.load(root, problems).types(), new TreeMap<>());
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
