package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that judge item by item, or something that is no resource. */
class EachTest {
    private static final String PARTS = """
            subject: x.thing
            each: {item: resource.parts, key: item.kind}
            require: "item.size < 10"
            """;

    @TempDir
    private Path folder;

    @Test
    void eachItemHasItsVerdict() {
        Scene scene = scene(PARTS).thing("a", "'parts': [{'kind': 'wheel', 'size': 5}, {'kind': 'door', 'size': 50}]");

        assertEquals(List.of("wheel pass", "door fail"), verdicts(scene));
    }

    @Test
    void anItemWithoutItsSizeIsNotAssessableAndNamesIt() {
        Scene scene = scene(PARTS).thing("a", "'parts': [{'kind': 'wheel'}]");

        Finding finding = scene.evaluate().only();

        assertEquals("wheel", finding.item());
        assertEquals("resource.parts.size was not shown (right that shows it: to see parts)", finding.message().en());
    }

    @Test
    void itemsThatWereNotShownAreNotAssessable() {
        assertEquals(List.of(" not-assessable"), verdicts(scene(PARTS).thing("a", "")));
    }

    @Test
    void noItemsAreNotApplicable() {
        assertEquals(List.of(" not-applicable"), verdicts(scene(PARTS).thing("a", "'parts': []")));
    }

    @Test
    void itemsThatNobodyDeclaredAreNotAssessableAndNamed() {
        Scene scene =
                scene("subject: x.thing\neach: {item: params.limits, key: item}\nrequire: 'item > 5'").thing("a", "");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals(
                new Text(
                        "the parameter limits is not declared (perimeter of secnumscan.yaml, see docs/configuration.md)",
                        "le paramètre limits n'est pas déclaré (périmètre de secnumscan.yaml, voir docs/configuration.md)"),
                finding.message());
    }

    @Test
    void evidenceOfAnItemPointsIntoTheResource() {
        Scene scene = scene(PARTS).thing("a", "'parts': [{'kind': 'door', 'size': 50}]");

        assertEquals("/parts/0/size", scene.evaluate().only().evidence().getFirst().pointer());
    }

    @Test
    void theTargetIsJudgedOnce() {
        Scene scene =
                new Scene(folder).rule("r", "subject: target\nrequire: \"target.regions.exists(r, r == 'east')\"");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.FAIL, finding.verdict());
        assertEquals(new Finding.Subject("target", "cloud", "cloud", Scope.ALL), finding.resource());
    }

    @Test
    void aFactThatTheTargetDoesNotTellIsNotAssessable() {
        Scene scene = new Scene(folder).rule("r", "subject: target\nrequire: \"target.version == '1'\"");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertTrue(finding.message().en().startsWith("target.version was not shown"), finding.message().en());
    }

    @Test
    void everyEntryOfAPerimeterIsASubject() {
        Scene scene = entries("[{'id': 'a'}, {'id': 'b', 'wanted': false}]");

        assertEquals(
                List.of("a pass", "b fail"),
                scene.evaluate().each().stream().map(one -> one.resource().id() + " " + one.verdict().label())
                        .toList());
    }

    @Test
    void anEntryOfAnotherTargetIsNone() {
        Scene scene = entries("[{'id': 'a', 'target': 'elsewhere', 'wanted': false}, {'id': 'b', 'target': 'cloud'}]");

        assertEquals(List.of(Verdict.PASS), scene.evaluate().verdicts());
    }

    @Test
    void anEmptyPerimeterIsNotApplicable() {
        assertEquals(List.of(Verdict.NOT_APPLICABLE), entries("[]").evaluate().verdicts());
    }

    @Test
    void aPerimeterThatNobodyDeclaredIsNotAssessable() {
        Scene scene = new Scene(folder).rule("r", "subject: perimeter.entries\nrequire: resource.wanted");

        assertEquals(List.of(Verdict.NOT_ASSESSABLE), scene.evaluate().verdicts());
    }

    private Scene entries(String list) {
        return new Scene(folder)
                .rule("r", "subject: perimeter.entries\nrequire: resource.wanted")
                .param("entries", list.replace('\'', '"'));
    }

    private Scene scene(String rule) {
        return new Scene(folder).rule("r", rule).complete(Scene.THING, 1);
    }

    private static List<String> verdicts(Scene scene) {
        return scene.evaluate().each().stream().map(one -> one.item() + " " + one.verdict().label()).toList();
    }
}
