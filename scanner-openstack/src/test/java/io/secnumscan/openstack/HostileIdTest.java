package io.secnumscan.openstack;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Ids that would lead a call elsewhere. */
class HostileIdTest {
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start("admin");

    @TempDir
    private Path folder;

    private Coverage memberships(String group) {
        CLOUD.answer("identity", "/v3/groups",
                okJson("{\"groups\": [{\"id\": \"" + group + "\", \"name\": \"g\", \"domain_id\": \"default\"}]}"));
        CLOUD.server().stubFor(any(urlMatching("/identity/v3/groups/.*"))
                .atPriority(1)
                .willReturn(RecordedCloud.status(404, "Could not find group")));
        try (Collected all = Collected.of(CLOUD.target(folder, "admin"), folder.resolve("snapshot"))) {
            return all.coverage("identity.group-membership");
        }
    }

    @Test
    void whetherAGroupIsGoneIsAskedOfThatGroupAlone() {
        memberships("x?y/z");

        CLOUD.server().verify(0, getRequestedFor(urlEqualTo("/identity/v3/groups/x?y/z")));
        CLOUD.server().verify(1, getRequestedFor(urlEqualTo("/identity/v3/groups/x%3Fy%2Fz")));
    }

    @Test
    void aGroupThatIsCalledLikeAFolderAboveIsNoGroup() {
        Coverage.Unavailable refused = assertInstanceOf(Coverage.Unavailable.class, memberships(".."));

        assertEquals(Cause.UNREADABLE, refused.cause());
    }
}
