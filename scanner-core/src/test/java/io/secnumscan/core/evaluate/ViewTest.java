package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which view a rule may give a pass. */
class ViewTest {
    private static final View CLOUD = new View.Cloud();
    private static final View DOMAIN = new View.Domain("d");
    private static final View PROJECT = new View.Project("p");
    private static final View NAMESPACE = new View.Namespace("n");
    private static final View UNPROVED = new View.Unproved();

    @TempDir
    private Path folder;

    @Test
    void aRuleOnProjectsPassesInEveryProvedView() {
        assertEquals(
                List.of("pass", "pass", "pass", "pass", "not-assessable"),
                verdicts("project", "true", CLOUD, DOMAIN, PROJECT, NAMESPACE, UNPROVED));
    }

    @Test
    void aRuleOnDomainsPassesInTheViewOfADomainOrWider() {
        assertEquals(
                List.of("pass", "pass", "not-assessable", "not-assessable", "not-assessable"),
                verdicts("domain", "true", CLOUD, DOMAIN, PROJECT, NAMESPACE, UNPROVED));
    }

    @Test
    void aRuleOnTheCloudPassesInItsViewOnly() {
        assertEquals(
                List.of("pass", "not-assessable", "not-assessable", "not-assessable", "not-assessable"),
                verdicts("cloud", "true", CLOUD, DOMAIN, PROJECT, NAMESPACE, UNPROVED));
    }

    @Test
    void aFailureStandsInEveryView() {
        assertEquals(
                List.of("fail", "fail", "fail", "fail", "fail"),
                verdicts("cloud", "false", CLOUD, DOMAIN, PROJECT, NAMESPACE, UNPROVED));
    }

    @Test
    void anEmptyListInANarrowViewDoesNotSayThatThereIsNone() {
        Scene scene = new Scene(folder)
                .rule("wide", "subject: x.thing\nview: cloud\nrequire: resource.open")
                .line(Scene.THING, "", Scope.of("project", "p"), new Coverage.Complete(0), PROJECT);

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), scene.evaluate().verdicts());
    }

    @Test
    void theReasonNamesBothViews() {
        Scene scene = new Scene(folder)
                .rule("wide", "subject: x.thing\nview: cloud\nrequire: resource.open")
                .line(Scene.THING, "", Scope.ALL, new Coverage.Complete(1), PROJECT)
                .thing("a", "'open': true");

        assertEquals(
                new Text(
                        "a pass needs the view of the whole target; x.thing was read with that of project p",
                        "la conformité demande une vue sur toute la cible ; x.thing a été lu avec celle du projet p"),
                scene.evaluate().only().message());
    }

    private List<String> verdicts(String needed, String open, View... views) {
        return List.of(views).stream().map(view -> {
            Scene scene = new Scene(folder.resolve(needed + open + view.getClass().getSimpleName()))
                    .rule("rule", "subject: x.thing\nview: " + needed + "\nrequire: resource.open")
                    .line(Scene.THING, "", Scope.ALL, new Coverage.Complete(1), view)
                    .thing("a", "'open': " + open);
            return scene.evaluate().only().verdict().label();
        }).toList();
    }
}
