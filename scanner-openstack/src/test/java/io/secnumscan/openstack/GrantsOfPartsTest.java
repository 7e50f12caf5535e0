package io.secnumscan.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.keymanager.KeyManagerPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What shows the rest of what was seen of a project only. */
class GrantsOfPartsTest {
    private final OpenStackPlatform platform = new OpenStackPlatform();

    @Test
    void secretsTakeAnIdentityForEachProject() {
        assertEquals(Optional.of(KeyManagerPlan.PROJECT),
                platform.wider(seen("openstack.key-manager.acl", new View.Project("p1"))));
    }

    @Test
    void theNetworkOfOneProjectAsksForAnAdministrator() {
        assertEquals(List.of("openstack role add --user USER --project PROJECT admin"),
                given("openstack.network.port", new View.Project("p1")));
    }

    @Test
    void theUsersOfOneDomainAskForTheSystem() {
        assertEquals(List.of("openstack role add --user USER --system all reader"),
                given("openstack.identity.user", new View.Domain("d1")));
    }

    @Test
    void whatWasSeenOfTheCloudAsksForNothing() {
        assertEquals(List.of(), given("openstack.network.port", new View.Cloud()));
    }

    private List<String> given(String type, View view) {
        return platform.grants(List.of(seen(type, view))).stream().map(Text::en).toList();
    }

    private static CoverageRecord seen(String type, View view) {
        return new CoverageRecord("cloud", "", Scope.ALL, type, new Coverage.Complete(1), "audit", view);
    }
}
