package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a target are asked for; things are in projects, derived ones are not. */
class FocusTest {
    private static final Scope P = Scope.of("project", "p");
    private static final Scope Q = Scope.of("project", "q");

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void twoProjectsOfWhichOnePasses() {
        scene = new Scene(folder).openRule().complete(Scene.THING, 2)
                .thing(P, "a", "'open': true").thing(Q, "b", "'open': false");
    }

    @Test
    void onlyWhatIsThereIsJudged() {
        assertEquals(List.of(Verdict.PASS), only("project/p").verdicts());
        assertEquals(List.of(Verdict.FAIL), only("project/q").verdicts());
    }

    @Test
    void whatIsLeftOutIsNotJudged() {
        assertEquals(List.of(Verdict.PASS), scene.focus(List.of(), List.of("project/q")).evaluate().verdicts());
    }

    @Test
    void aPartOfAPartMayBeLeftOut() {
        assertEquals(List.of(Verdict.PASS),
                scene.focus(List.of("project/*"), List.of("project/q")).evaluate().verdicts());
    }

    @Test
    void whatIsLeftOutStillCountsWhereARuleRelatesToIt() {
        scene.rule("friends", """
                subject: x.thing
                related: {friends: {type: x.thing, where: {id: resource.friend}}}
                when: resource.friend != null
                require: related.friends.all(f, f.open)""")
                .thing(P, "c", "'open': true, 'friend': 'b'");

        assertEquals(List.of(Verdict.FAIL), only("project/p").report().stream()
                .filter(finding -> finding.rule().equals("friends") && finding.resource().id().equals("c"))
                .map(Finding::verdict).toList());
    }

    @Test
    void aListThatMayHoldThePartIsMissedWhenItWasNotRead() {
        scene.line(Scene.THING, "", Scope.of("domain", "d"), Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"),
                new View.Unproved());

        assertEquals(List.of(Verdict.NOT_ASSESSABLE, Verdict.PASS), only("project/p").verdicts());
    }

    @Test
    void aListOfAnotherPartIsNotMissed() {
        scene.line(Scene.THING, "", Q, Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"), new View.Unproved());

        assertEquals(List.of(Verdict.PASS), only("project/p").verdicts());
    }

    @Test
    void nothingIsSaidOfWhatIsInNoProject() {
        scene.rule("derived", "subject: analysis/derived\nrequire: '!resource.bad'")
                .rule("whole", "subject: target\nrequire: target.name == 'other'")
                .param("entries", "[{\"id\": \"e\", \"wanted\": false}]")
                .rule("entries", "subject: perimeter.entries\nrequire: resource.wanted")
                .line("analysis/derived", Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"));

        assertEquals(List.of(Verdict.PASS), only("project/p").verdicts());
    }

    @Test
    void nothingIsSaidOfAPlatformWithoutSuchParts() {
        assertEquals(List.of(), only("namespace/p").verdicts());
    }

    @Test
    void whatIsInNoProjectIsJudgedWhenOneIsOnlyLeftOut() {
        scene.rule("derived", "subject: analysis/derived\nrequire: '!resource.bad'")
                .line("analysis/derived", Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"));

        assertEquals(List.of(Verdict.NOT_ASSESSABLE, Verdict.PASS),
                scene.focus(List.of(), List.of("project/q")).evaluate().verdicts());
    }

    private Scene.Results only(String place) {
        return scene.focus(List.of(place), List.of()).evaluate();
    }
}
