package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finding keeps its id from scan to scan, and no two share one. */
class IdentityTest {
    @TempDir
    private Path folder;

    @Test
    void namesAndOtherAttributesAreNoPartOfIt() {
        assertEquals(
                failing("a", "'open': false, 'name': 'before', 'tags': ['x']").id(),
                failing("b", "'open': false, 'name': 'after', 'project': 'q'").id());
    }

    @Test
    void itIsAPartOfPublishedReportsAndStaysAsItIs() {
        assertEquals("5748702b", failing("a", "'open': false").id().substring(0, 8));
    }

    @Test
    void ofTwoItemsOfOneResourceEachHasItsOwn() {
        Scene scene = new Scene(folder)
                .rule("limit", "subject: x.thing\neach: {item: params.limits, key: item}\nrequire: 'item > 5'")
                .param("limits", "[1, 2]")
                .complete(Scene.THING, 1)
                .thing("a", "'open': true");

        assertEquals(2, distinctIds(scene));
    }

    @Test
    void anItemThatIsDeclaredTwiceIsJudgedTwice() {
        Scene scene = new Scene(folder)
                .rule("limit", "subject: x.thing\neach: {item: params.limits, key: item}\nrequire: 'item > 5'")
                .param("limits", "[1, 1]")
                .complete(Scene.THING, 1)
                .thing("a", "'open': true");

        assertEquals(List.of("1", "1#2"), scene.evaluate().report().stream().map(Finding::item).toList());
        assertEquals(2, distinctIds(scene));
    }

    @Test
    void oneIdInTwoRegionsIsTwoResources() {
        Scene scene = new Scene(folder).openRule();
        for (String region : List.of("north", "south")) {
            scene.resource(Scene.THING, region, Scope.ALL, "1", "'open': false");
        }

        assertNotEquals(scene.evaluate().each().get(0).id(), scene.evaluate().each().get(1).id());
    }

    @Test
    void hostileIdsDoNotMeet() {
        Scene scene = new Scene(folder)
                .rule("tag", "subject: x.thing\neach: {item: resource.tags, key: item}\nrequire: 'false'")
                .complete(Scene.THING, 2)
                .thing("a", "'tags': ['b/c', '\\\\u0000', '../../etc/passwd', '=1+1', '\\\\u202e']")
                .thing("a/b", "'tags': ['c', '', '\\n', '<script>']");

        assertEquals(9, distinctIds(scene));
    }

    private static long distinctIds(Scene scene) {
        return scene.evaluate().each().stream().map(Finding::id).distinct().count();
    }

    private Finding failing(String place, String attributes) {
        Scene scene = new Scene(folder.resolve(place)).openRule().complete(Scene.THING, 1).thing("a", attributes);
        return Stream.of(scene.evaluate().only()).filter(one -> one.verdict() == Verdict.FAIL).findFirst()
                .orElseThrow();
    }
}
