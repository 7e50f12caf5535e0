package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.cases.MemorySnapshot;
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

/** What each coverage of the subject's type makes of verdicts. */
class CoverageTest {
    private static final Coverage CUT = Coverage.partial(2, Cause.TRUNCATED, "page 3 repeats");
    private static final Scope P = Scope.of("project", "p");
    private static final Scope Q = Scope.of("project", "q");

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void things() {
        scene = new Scene(folder).openRule();
    }

    @Test
    void aCompleteListWithoutResourcesIsOneNotApplicable() {
        Finding finding = scene.complete(Scene.THING, 0).evaluate().only();

        assertEquals(Verdict.NOT_APPLICABLE, finding.verdict());
        assertEquals(0, finding.count());
        assertEquals(new Text("there is no x.thing here", "il n'y a aucun x.thing ici"), finding.message());
    }

    @Test
    void aCompleteListPassesAndFailsWhatItHolds() {
        scene.complete(Scene.THING, 2).thing("a", "'open': true").thing("b", "'open': false");

        assertEquals(List.of(Verdict.FAIL, Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void aPartialListPassesNothingAndKeepsItsFailures() {
        scene.line(Scene.THING, CUT).thing("a", "'open': true").thing("b", "'open': false");

        Scene.Results results = scene.evaluate();

        assertEquals(List.of(Verdict.FAIL, Verdict.NOT_ASSESSABLE), results.verdicts());
        assertEquals(
                "x.thing was not wholly read: the list was cut (page 3 repeats)",
                results.report().get(1).message().en());
        assertEquals(1, results.report().get(1).count());
    }

    @Test
    void aPartialListWithoutResourcesIsNotAssessable() {
        Finding finding = scene.line(Scene.THING, CUT).evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals(0, finding.count());
    }

    @Test
    void aPartialListOfWhatTheRuleDoesNotConcernIsNotAssessableAllTheSame() {
        Scene other = new Scene(folder.resolve("other"))
                .rule("when", "subject: x.thing\nwhen: resource.open\nrequire: 'false'")
                .line(Scene.THING, CUT)
                .thing("a", "'open': false");

        assertEquals(List.of(Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSABLE), other.evaluate().verdicts());
    }

    @Test
    void aPartialListReviewsNothing() {
        Scene other = new Scene(folder.resolve("other"))
                .rule("look", "subject: x.thing\nrequire: resource.open\nreview: 'true'")
                .line(Scene.THING, CUT)
                .thing("a", "'open': true");

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), other.evaluate().verdicts());
    }

    @Test
    void aRefusedListIsOneNotAssessableWithItsReasonAndTheMissingRight() {
        scene.line(Scene.THING,
                new Coverage.Unavailable(Cause.FORBIDDEN, "HTTP 403", Optional.of(new Text("reader", "lecteur"))));

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals(
                new Text(
                        "x.thing could not be read: access refused (HTTP 403); missing right: reader",
                        "x.thing n'a pas pu être lu : accès refusé (HTTP 403) ; droit manquant : lecteur"),
                finding.message());
    }

    @Test
    void anAbsentTypeIsNotApplicableUnlessTheRuleSaysOtherwise() {
        Finding finding = scene.line(Scene.THING, new Coverage.Absent("no such extension")).evaluate().only();

        assertEquals(Verdict.NOT_APPLICABLE, finding.verdict());
        assertEquals("x.thing does not exist here: no such extension", finding.message().en());
    }

    @Test
    void anAbsentTypeFailsWhereItsAbsenceIsTheFlaw() {
        Scene other = new Scene(folder.resolve("other"))
                .rule("must", "subject: x.thing\nrequire: resource.open\nabsent: fail")
                .line(Scene.THING, new Coverage.Absent("no such extension"));

        Finding finding = other.evaluate().only();

        assertEquals(Verdict.FAIL, finding.verdict());
        assertEquals(1, finding.count());
    }

    @Test
    void anAbsentTypeIsNotAssessableWhereTheRuleSaysSo() {
        Scene other = new Scene(folder.resolve("other"))
                .rule("must", "subject: x.thing\nrequire: resource.open\nabsent: not-assessable")
                .line(Scene.THING, new Coverage.Absent("no such extension"));

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), other.evaluate().verdicts());
    }

    @Test
    void aTypeThatNobodyAskedForIsNotAssessable() {
        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertTrue(finding.message().en().contains("not collected"), finding.message().en());
    }

    @Test
    void aResourceThatNoLineCoversCannotPass() {
        scene.line(Scene.THING, "", P, new Coverage.Complete(1), new View.Project("p"))
                .thing(P, "a", "'open': true")
                .thing(Q, "b", "'open': true");

        Scene.Results results = scene.evaluate();

        assertEquals(List.of(Verdict.NOT_ASSESSABLE, Verdict.PASS), results.verdicts());
        assertEquals(Scope.ALL, results.report().getFirst().resource().scope());
    }

    @Test
    void aCompleteListOfOneProjectPassesWhateverTheRestIs() {
        scene.line(Scene.THING, "", Scope.ALL, CUT, new View.Unproved())
                .line(Scene.THING, "", P, new Coverage.Complete(1), new View.Project("p"))
                .thing(P, "a", "'open': true")
                .thing(Q, "b", "'open': true");

        Scene.Results results = scene.evaluate();

        assertEquals(List.of(Verdict.NOT_ASSESSABLE, Verdict.PASS), results.verdicts());
        assertEquals(List.of(1L, 1L), results.report().stream().map(Finding::count).toList());
    }

    @Test
    void eachRegionAnswersForItself() {
        scene.line(Scene.THING, "north", Scope.ALL, new Coverage.Complete(1), new View.Cloud())
                .line(Scene.THING, "south", Scope.ALL, Coverage.unavailable(Cause.TIMEOUT, "after 30 s"),
                        new View.Cloud())
                .resource(Scene.THING, "north", Scope.ALL, "a", "'open': true");

        Scene.Results results = scene.evaluate();

        assertEquals(
                List.of("south not-assessable", "north pass"),
                results.report().stream().map(one -> one.region() + " " + one.verdict().label()).toList());
    }

    @Test
    void aSnapshotThatLostWhatItAnnouncesProvesNothing() {
        Finding finding = scene.complete(Scene.THING, 3).evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals("x.thing: the snapshot announces 3 resources and holds none", finding.message().en());
    }

    @Test
    void everyPlatformsRulesJudgeItsOwnTargetsOnly() {
        var snapshot = new MemorySnapshot().target("elsewhere", "y", Scene.json("{}"));

        assertEquals(List.of(), scene.evaluate(snapshot).report());
    }
}
