package io.secnumscan.openstack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Groups that hold roles, and that their own lists don't show. */
class HiddenGroupTest {
    private static final String OPS = "b45bb9ef0b764ae0abd10019711a5fce";
    private static final String NAME = "\"name\": \"g-ops\"";

    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    private Coverage coverage(String type) {
        try (Collected all = Collected.of(CLOUD.target(folder, "admin"), folder.resolve("snapshot"))) {
            return all.coverage(type);
        }
    }

    private static void assigned(String text, String instead) {
        String path = "/v3/role_assignments?include_names=true";
        String body = CLOUD.body(path).toPrettyString().replace(" : ", ": ");
        assertTrue(body.contains(text), body);
        CLOUD.answer("identity", path, okJson(body.replace(text, instead)));
    }

    @Test
    void aListThatLacksAGroupWhichAnAssignmentNamesIsPartial() {
        CLOUD.answer("identity", "/v3/groups", okJson("{\"groups\": []}"));

        Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, coverage("identity.group"));

        assertEquals(Cause.FILTERED, partial.cause());
        assertTrue(partial.reason().contains(OPS), partial.reason());
    }

    @Test
    void aGroupThatKeystoneFindsNoNameOfWasDeletedInItsDirectory() {
        CLOUD.answer("identity", "/v3/groups", okJson("{\"groups\": []}"));
        assigned(NAME, "\"name\": \"\"");

        assertInstanceOf(Coverage.Complete.class, coverage("identity.group"));
    }

    @Test
    void aGroupThatIsListedAndNotFoundWasHidden() {
        CLOUD.answer("identity", "/v3/groups/" + OPS + "/users", RecordedCloud.status(404, "no"));
        CLOUD.answer("identity", "/v3/groups/" + OPS, RecordedCloud.status(404, "no"));

        assertInstanceOf(Coverage.Unavailable.class, coverage("identity.group-membership"));
    }

    @Test
    void aGroupThatIsGoneMeanwhileIsNoGap() {
        CLOUD.answer("identity", "/v3/groups/" + OPS + "/users", RecordedCloud.status(404, "no"));
        CLOUD.disappears("/v3/groups", OPS);

        assertInstanceOf(Coverage.Complete.class, coverage("identity.group-membership"));
    }

    @Test
    void anAssignmentWhoseRoleIsNoTextMakesTheListLessThanWhole() {
        assigned("\"id\": \"89b2e986a11148fe8a5b8ab1f7878f6b\"", "\"id\": 42");

        Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, coverage("identity.role-assignment"));
        assertEquals(Cause.UNREADABLE, partial.cause());
    }

    @Test
    void aRuleThatDoesNotSayWhatARoleImpliesMakesTheListLessThanWhole() {
        String path = "/v3/role_inferences";
        CLOUD.answer("identity", path, okJson(CLOUD.body(path).toString().replace("\"implies\"", "\"Implies\"")));

        assertInstanceOf(Coverage.Unavailable.class, coverage("identity.implied-role"));
    }
}
