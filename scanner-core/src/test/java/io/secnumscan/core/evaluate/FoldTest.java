package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What many resources share is one finding. */
class FoldTest {
    @TempDir
    private Path folder;

    @Test
    void passesAreOneFindingWithTheirCount() {
        Finding finding = things(100, "'open': true").evaluate().only();

        assertEquals(Verdict.PASS, finding.verdict());
        assertEquals(100, finding.count());
        assertEquals(new Finding.Subject(Scene.THING, "", "", Scope.ALL), finding.resource());
        assertEquals(new Text("open holds", "open est respectée"), finding.message());
    }

    @Test
    void failuresAreNeverFolded() {
        assertEquals(100, things(100, "'open': false").evaluate().report().size());
    }

    @Test
    void whatCouldNotBeJudgedIsFoldedByItsReason() {
        Finding finding = things(100, "'name': 'n'").evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals(100, finding.count());
        assertEquals(
                "resource.open was not shown (right that shows it: to see what is open)", finding.message().en());
    }

    @Test
    void oneThatCouldNotBeJudgedIsNamed() {
        assertEquals("t0", things(1, "'name': 'n'").evaluate().only().resource().id());
    }

    @Test
    void eachScopeIsFoldedByItself() {
        Scope p = Scope.of("project", "p");
        Scope q = Scope.of("project", "q");
        Scene scene = new Scene(folder)
                .openRule()
                .line(Scene.THING, "", p, new Coverage.Complete(1), new View.Project("p"))
                .line(Scene.THING, "", q, new Coverage.Complete(2), new View.Project("q"))
                .thing(q, "b", "'open': true")
                .thing(p, "a", "'open': true")
                .thing(q, "c", "'open': true");

        List<Finding> report = scene.evaluate().report();

        assertEquals(List.of(p, q), report.stream().map(one -> one.resource().scope()).toList());
        assertEquals(List.of(1L, 2L), report.stream().map(Finding::count).toList());
    }

    @Test
    void whoAsksHearsEveryVerdictSingly() {
        Scene.Results results = things(100, "'open': true").evaluate();

        assertEquals(100, results.each().size());
        assertTrue(results.each().stream().allMatch(one -> one.verdict() == Verdict.PASS && one.count() == 1));
    }

    @Test
    void theDigestDoesNotDependOnTheOrder() {
        List<Integer> shuffled = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(shuffled, new Random(7));
        Scene other = new Scene(folder.resolve("other")).openRule().complete(Scene.THING, 8);
        shuffled.forEach(number -> other.thing("t" + number, "'open': true"));

        assertEquals(things(8, "'open': true").evaluate().only().idsDigest(), other.evaluate().only().idsDigest());
    }

    @Test
    void theDigestTellsOtherResourcesApart() {
        Scene other = new Scene(folder.resolve("other"))
                .openRule()
                .complete(Scene.THING, 2)
                .thing("t0", "'open': true")
                .thing("t2", "'open': true");

        assertNotEquals(things(2, "'open': true").evaluate().only().idsDigest(), other.evaluate().only().idsDigest());
    }

    @Test
    void reasonsThatTenantsWriteDoNotMakeTheReportGrow() {
        Scene scene = new Scene(folder)
                .rule("said", """
                        subject: x.thing
                        assessable: "false"
                        reason: {en: "{resource.name}", fr: "{resource.name}"}
                        require: "true"
                        """)
                .complete(Scene.THING, 3000);
        for (int i = 0; i < 3000; i++) {
            scene.thing("t" + i, "'name': 'n" + i + "'");
        }

        List<Finding> report = scene.evaluate().report();

        assertEquals(1001, report.size());
        assertEquals(3000, report.stream().mapToLong(Finding::count).sum());
    }

    private Scene things(int number, String attributes) {
        Scene scene = new Scene(folder).openRule().complete(Scene.THING, number);
        for (int i = 0; i < number; i++) {
            scene.thing("t" + i, attributes);
        }
        return scene;
    }
}
