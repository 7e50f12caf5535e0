package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each coverage of a joined type makes of verdicts. */
class RelatedTest {
    private static final Coverage CUT = Coverage.partial(1, Cause.TRUNCATED, "page 3 repeats");
    private static final Coverage REFUSED =
            new Coverage.Unavailable(Cause.FORBIDDEN, "HTTP 403", Optional.of(new Text("other:list", "autre:list")));
    private static final Scope P = Scope.of("project", "p");

    private static final String BY_OWNER = """
            subject: x.thing
            related: {mine: {type: x.other, where: {owner: resource.id}}}
            require: "related.mine.exists(o, o.good)"
            """;
    private static final String BY_ID = """
            subject: x.thing
            related: {friend: {type: x.other, where: {id: resource.friend}}}
            require: "related.friend.all(o, o.good)"
            """;
    private static final String BY_PROJECT = """
            subject: x.thing
            related: {around: {type: x.other, where: {project: resource.project}}}
            require: "!related.around.exists(o, !o.good)"
            """;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void oneThing() {
        scene = new Scene(folder).complete(Scene.THING, 1);
    }

    @Test
    void aCompleteJoinDecides() {
        scene.rule("r", BY_OWNER).thing("a", "").complete(Scene.OTHER, 1).other("o", "'owner': 'a', 'good': true");

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void aRefusedJoinIsNotAssessableAndNeverAFailure() {
        scene.rule("r", BY_OWNER).thing("a", "").line(Scene.OTHER, REFUSED);

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals(
                "x.other could not be read: access refused (HTTP 403); missing right: other:list",
                finding.message().en());
    }

    @Test
    void aRefusedJoinThatTheRuleDoesNotNeedDecidesNothing() {
        scene.rule("r", BY_OWNER.replace("require: \"", "require: \"resource.open || "))
                .thing("a", "'open': true")
                .line(Scene.OTHER, REFUSED);

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void whatAPartialJoinShowsIsEnoughWhereItDecides() {
        scene.rule("r", BY_OWNER).thing("a", "").line(Scene.OTHER, CUT).other("o", "'owner': 'a', 'good': true");

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void whatAPartialJoinShowsIsNotEnoughWhereMoreMayCome() {
        scene.rule("r", BY_OWNER).thing("a", "").line(Scene.OTHER, CUT).other("o", "'owner': 'a', 'good': false");

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), scene.evaluate().verdicts());
    }

    @Test
    void anAbsentTypeIsACompleteAndEmptyJoin() {
        scene.rule("r", BY_OWNER).thing("a", "").line(Scene.OTHER, new Coverage.Absent("not installed"));

        assertEquals(List.of(Verdict.FAIL), scene.evaluate().verdicts());
    }

    @Test
    void aTypeThatNobodyAskedForLeavesTheJoinOpen() {
        scene.rule("r", BY_OWNER).thing("a", "");

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), scene.evaluate().verdicts());
    }

    @Test
    void aLookUpByIdThatFoundItIsCompleteWhateverTheCoverage() {
        scene.rule("r", BY_ID).thing("a", "'friend': 'o'").line(Scene.OTHER, CUT).other("o", "'good': true");

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void aLookUpByIdThatFoundNothingIsOpenInAPartialList() {
        scene.rule("r", BY_ID).thing("a", "'friend': 'o'").line(Scene.OTHER, CUT);

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), scene.evaluate().verdicts());
    }

    @Test
    void nothingIsMissingFromTheFriendsOfNull() {
        scene.rule("r", BY_ID).thing("a", "'friend': null").line(Scene.OTHER, REFUSED);

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void theVeryProjectThatTheJoinAsksForIsEnough() {
        scene.rule("r", BY_PROJECT)
                .thing("a", "'project': 'p'")
                .line(Scene.OTHER, "", P, new Coverage.Complete(1), new View.Project("p"))
                .resource(Scene.OTHER, "", P, "o", "'project': 'p', 'good': true");

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void anotherProjectIsNot() {
        scene.rule("r", BY_PROJECT)
                .thing("a", "'project': 'q'")
                .line(Scene.OTHER, "", P, new Coverage.Complete(1), new View.Project("p"));

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), scene.evaluate().verdicts());
    }

    @Test
    void rowsOfAnotherRegionAreNotJoined() {
        Scene regions = new Scene(folder.resolve("regions"))
                .rule("r", BY_OWNER)
                .line(Scene.THING, "north", Scope.ALL, new Coverage.Complete(1), new View.Cloud())
                .line(Scene.OTHER, "north", Scope.ALL, new Coverage.Complete(0), new View.Cloud())
                .line(Scene.OTHER, "south", Scope.ALL, new Coverage.Complete(1), new View.Cloud())
                .resource(Scene.THING, "north", Scope.ALL, "a", "")
                .resource(Scene.OTHER, "south", Scope.ALL, "o", "'owner': 'a', 'good': true");

        assertEquals(List.of(Verdict.FAIL), regions.evaluate().verdicts());
    }

    @Test
    void anUnreadValueOfTheSubjectLeavesTheJoinOpenAndIsNamed() {
        scene.rule("r", """
                        subject: x.thing
                        related: {sized: {type: x.other, where: {owner: "resource.parts.map(p, p.kind)"}}}
                        require: "related.sized.all(o, o.good)"
                        """)
                .thing("a", "")
                .complete(Scene.OTHER, 1)
                .other("o", "'owner': 'wheel', 'good': true");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals("resource.parts was not shown (right that shows it: to see parts)", finding.message().en());
    }

    @Test
    void aRowWhoseOwnFieldWasNotShownIsNamedByItsJoin() {
        scene.rule("r", BY_OWNER).thing("a", "").complete(Scene.OTHER, 1).other("o", "'owner': 'a'");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertTrue(finding.message().en().startsWith("related.mine.good was not shown"), finding.message().en());
    }

    @Test
    void joinsAreReadInTheOrderOfTheirNeeds() {
        scene.rule("r", """
                        subject: x.thing
                        related:
                          a: {type: x.other, where: {id: "related.b.map(o, o.owner)"}}
                          b: {type: x.other, where: {id: resource.friend}}
                        require: "related.a.exists(o, o.good)"
                        """)
                .thing("t", "'friend': 'o1'")
                .complete(Scene.OTHER, 2)
                .other("o1", "'owner': 'o2'")
                .other("o2", "'good': true");

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void aGapRunsThroughTheJoinsThatHangOnIt() {
        scene.rule("r", """
                        subject: x.thing
                        related:
                          a: {type: x.other, where: {id: "related.b.map(d, d.thing)"}}
                          b: {type: analysis/derived, where: {thing: resource.id}}
                        require: "related.a.all(o, o.good)"
                        """)
                .thing("t", "")
                .complete(Scene.OTHER, 0)
                .line("analysis/derived", REFUSED);

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertTrue(finding.message().en().contains("analysis/derived could not be read"), finding.message().en());
    }

    @Test
    void joinsOfAnItemAreThoseOfTheItem() {
        scene.rule("r", """
                        subject: x.thing
                        each: {item: resource.tags, key: item}
                        related: {named: {type: x.other, where: {id: item}}}
                        require: "related.named.exists(o, o.good)"
                        """)
                .thing("t", "'tags': ['o1', 'o2']")
                .complete(Scene.OTHER, 2)
                .other("o1", "'good': true")
                .other("o2", "'good': false");

        assertEquals(
                List.of("o1 pass", "o2 fail"),
                scene.evaluate().each().stream().map(one -> one.item() + " " + one.verdict().label()).toList());
    }

    @Test
    void nothingIsLeftInTheWorkFolder() {
        scene.rule("r", BY_OWNER).thing("a", "").complete(Scene.OTHER, 0).evaluate();

        assertEquals(0, scene.leftOver());
    }
}
