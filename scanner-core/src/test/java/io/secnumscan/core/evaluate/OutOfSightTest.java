package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of a target is asked for, and an identity was shown a part of it. */
class OutOfSightTest {
    private static final Scope P = Scope.of("project", "p");
    private static final Scope Q = Scope.of("project", "q");

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void allIsAskedFor() {
        scene = new Scene(folder).openRule().whole();
    }

    @Test
    void aProjectWithoutAnyLeavesTheOthersOpen() {
        seen("", P, 0, new View.Project("p"));

        assertEquals(List.of(Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSABLE), sorted());
    }

    @Test
    void aProjectThatPassesLeavesTheOthersOpen() {
        seen("", P, 1, new View.Project("p")).thing(P, "a", "'open': true");

        assertEquals(List.of(Verdict.NOT_ASSESSABLE, Verdict.PASS), sorted());
    }

    @Test
    void whatWasSeenIsSaid() {
        seen("", P, 0, new View.Project("p"));
        seen("", Q, 0, new View.Project("q"));

        assertEquals(
                List.of(new Text(
                        "x.thing was seen of project p, project q only, and not of the rest",
                        "x.thing n'a été vu que du projet p, du projet q, et pas du reste")),
                scene.evaluate().report().stream()
                        .filter(finding -> finding.verdict() == Verdict.NOT_ASSESSABLE)
                        .map(Finding::message).toList());
    }

    @Test
    void aDomainIsNoWholeCloudEither() {
        seen("", Scope.of("domain", "d"), 0, new View.Domain("d"));

        assertEquals(List.of(Verdict.NOT_APPLICABLE, Verdict.NOT_ASSESSABLE), sorted());
    }

    @Test
    void oneViewOfTheWholeLeavesNothingOpen() {
        seen("", P, 0, new View.Project("p"));
        seen("", Scope.ALL, 1, new View.Cloud()).thing("a", "'open': true");

        assertEquals(List.of(Verdict.NOT_APPLICABLE, Verdict.PASS), sorted());
    }

    @Test
    void aRegionSeenWholeDoesNotSpeakForAnother() {
        seen("north", Scope.ALL, 0, new View.Cloud());
        seen("south", P, 0, new View.Project("p"));

        assertEquals(
                List.of("south"),
                scene.evaluate().report().stream()
                        .filter(finding -> finding.verdict() == Verdict.NOT_ASSESSABLE)
                        .map(Finding::region).toList());
    }

    @Test
    void whatSaysItselfThatSomethingIsMissingIsNotSaidTwice() {
        seen("", P, 1, new View.Project("p")).thing(P, "a", "'open': true");
        scene.line(Scene.THING, Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"));

        assertEquals(List.of(Verdict.NOT_ASSESSABLE, Verdict.PASS), sorted());
    }

    @Test
    void aTenantsOwnPartIsAllThatIsAskedFor() {
        Scene tenant = new Scene(folder.resolve("tenant")).openRule()
                .line(Scene.THING, "", P, new Coverage.Complete(0), new View.Project("p"));

        assertEquals(List.of(Verdict.NOT_APPLICABLE), tenant.evaluate().verdicts());
    }

    private Scene seen(String region, Scope scope, long count, View view) {
        return scene.line(Scene.THING, region, scope, new Coverage.Complete(count), view);
    }

    private List<Verdict> sorted() {
        return scene.evaluate().verdicts().stream().sorted(Comparator.comparing(Verdict::label)).toList();
    }
}
