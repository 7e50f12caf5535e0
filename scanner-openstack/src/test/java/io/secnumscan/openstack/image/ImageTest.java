package io.secnumscan.openstack.image;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a recorded Glance. */
class ImageTest {
    private static final String DEMO = "2aabf02f1cd342d3ac3011cdcab5b612";
    private static final String SHARED = "2f1345dd-2866-4f0b-9228-1a56b2fbcfcc";
    private static final String OWNER = "7244d3918de740e69174ce160ef306bb";
    private static final String TAKER = "af5b75170fba482483434668a16b9020";

    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    @BeforeEach
    void glanceIsThere() {
        CLOUD.serve("image", "", "admin", "member");
    }

    private Collected collected(String identity) {
        return Collected.of(CLOUD.target(folder, identity), folder.resolve("snapshot"));
    }

    @Test
    void imagesOfEachVisibilityAreReadTheHiddenOneToo() {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(9), all.coverage("image.image"));
            assertEquals(
                    List.of("base-2", "base-1", "base-4", "base-3", "app-2", "app-3", "app-5", "app-4", "app-1"),
                    all.resources("image.image").stream().map(image -> image.name()).toList());
        }
    }

    @Test
    void aMemberNamesTheImageAndItsOwner() {
        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(1), all.coverage("image.member"));
            assertEquals(List.of(SHARED + "/" + TAKER), all.ids("image.member"));
            assertEquals(Scope.of("project", OWNER), all.resources("image.member").getFirst().scope());
        }
    }

    @Test
    void importMethodsAreNamed() {
        try (Collected all = collected("member")) {
            assertEquals(List.of("glance-direct"), all.ids("image.import-method"));
        }
    }

    @Test
    void aProjectSeesItsOwnAndWhatIsForEveryone() {
        try (Collected all = collected("member")) {
            assertEquals(new View.Project(DEMO), all.record("image.image").view());
            assertEquals(new Coverage.Complete(5), all.coverage("image.image"));
            assertEquals(new Coverage.Complete(0), all.coverage("image.member"));
        }
    }

    @Test
    void aListThatIsNotFilteredAsAskedIsNotBelieved() {
        CLOUD.answer("image", "/v2/images?visibility=community&os_hidden=true",
                okJson("{\"images\": [{\"id\": \"x\", \"owner\": \"p\", \"visibility\": \"public\"}]}"));

        try (Collected all = collected("admin")) {
            assertEquals(9, assertInstanceOf(Coverage.Partial.class, all.coverage("image.image")).count());
        }
    }

    @Test
    void oneOpenPolicyProvesNothing() {
        CLOUD.answer("image", "/v2/info/stores/detail", RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            assertInstanceOf(View.Project.class, all.record("image.image").view());
        }
    }

    private static void oneStore(String owner) {
        CLOUD.answer("image", "/v2/info/stores/detail", RecordedCloud.status(404, "no stores"));
        CLOUD.answer("image", "/v2/images?visibility=private&limit=100",
                okJson("{\"images\": [{\"id\": \"x\", \"owner\": \"" + owner + "\", \"visibility\": \"private\"}]}"));
    }

    @Test
    void aGlanceWithOneStoreIsProvedByAnImageOfAnotherProject() {
        oneStore(OWNER);

        try (Collected all = collected("admin")) {
            assertEquals(new View.Cloud(), all.record("image.image").view());
        }
    }

    @Test
    void aGlanceWithOneStoreThatShowsNoOtherProjectsImageProvesNothing() {
        oneStore("bc110e8b745b4bbd8e44be5fb019b64c");

        try (Collected all = collected("admin")) {
            assertInstanceOf(View.Project.class, all.record("image.image").view());
        }
    }

    @Test
    void oneListThatIsRefusedMakesTheImagesPartial() {
        CLOUD.answer("image", "/v2/images?visibility=community&os_hidden=false", RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage("image.image"));

            assertEquals(8, partial.count());
            assertEquals("listing community images: HTTP 403 (no) (1 of 8 lists of images)", partial.reason());
            assertTrue(partial.missingRight().orElseThrow().fr().contains("context_is_admin de Glance"));
        }
    }

    @Test
    void theMembersOfAnImageOfAnotherProjectAreLeftToItsOwner() {
        CLOUD.answer("image", "/v2/images?visibility=shared&os_hidden=false",
                okJson("{\"images\": [{\"id\": \"" + SHARED + "\", \"owner\": \"" + OWNER
                        + "\", \"visibility\": \"shared\"}]}"));

        try (Collected all = collected("member")) {
            assertEquals(new Coverage.Complete(0), all.coverage("image.member"));
        }
    }
}
