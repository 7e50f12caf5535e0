package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityUsesTest {
    private static final String KEY_PAIR = "openstack.compute.keypair";
    private static final String ACL = "openstack.key-manager.acl";
    private static final Scope SHOP = Scope.of("project", "p1");

    private final FakeSnapshot snapshot = new FakeSnapshot();
    private final List<Resource> rows = new ArrayList<>();
    private final List<CoverageRecord> lines = new ArrayList<>();

    private void derive() {
        rows.clear();
        lines.clear();
        new IdentityUses().derive(snapshot, FakeSnapshot.CLOUD, rows::add, lines::add);
    }

    private List<String> ids() {
        derive();
        return rows.stream().map(Resource::id).toList();
    }

    private List<CoverageRecord> of(String kind) {
        derive();
        return lines.stream().filter(line -> line.scope().id("kind").orElseThrow().equals(kind)).toList();
    }

    @Test
    void aTrustNamesTwoUsersAndAProject() {
        snapshot.with("openstack.identity.trust", "t1",
                "{'trustor_user_id': 'u1', 'trustee_user_id': 'u2', 'project_id': 'p1', 'deleted_at': null}");

        assertEquals(List.of("trust/t1/trustee", "trust/t1/trustor", "trust/t1/project"), ids());
        assertEquals("u2", rows.getFirst().attributes().path("user_id").asText());
        assertTrue(rows.getFirst().attributes().path("project_id").isNull());
    }

    @Test
    void aDeletedTrustNamesNobody() {
        snapshot.with("openstack.identity.trust", "t1",
                "{'trustor_user_id': 'u1', 'trustee_user_id': 'u2', 'deleted_at': '2026-01-01T00:00:00Z'}");

        assertEquals(List.of(), ids());
    }

    @Test
    void aServerWithAKeyNamesWhoGaveIt() {
        snapshot.with("openstack.compute.server", "v1", "{'user_id': 'u1', 'key_name': 'laptop'}");
        snapshot.with("openstack.compute.server", "v2", "{'user_id': 'u1', 'key_name': null}");

        assertEquals(List.of("server-key/v1/owner"), ids());
    }

    @Test
    void anAccessListNamesEachOfItsReaders() {
        snapshot.with(ACL, "secret/s1", "{'acl': {'read': {'users': ['u1', 'u2']}}}");
        snapshot.with(ACL, "secret/s2", "{'acl': {'read': {'project-access': true}}}");

        assertEquals(List.of("secret-access/secret/s1/reader/u1", "secret-access/secret/s1/reader/u2"), ids());
    }

    @Test
    void aShareWithEverybodyNamesNoProject() {
        snapshot.with("openstack.network.rbac-policy", "b1", "{'target_tenant': '*'}");
        snapshot.with("openstack.network.rbac-policy", "b2", "{'target_tenant': 'p1'}");

        assertEquals(List.of("network-share/b2/target"), ids());
    }

    @Test
    void anOwnerWhoWasLeftOutIsUnreadAndNotNobody() {
        snapshot.with(KEY_PAIR, "u1/k1", "{'keypair': {'name': 'k1'}}");

        assertEquals(List.of("key-pair/u1/k1/owner"), ids());
        assertTrue(rows.getFirst().attributes().path("user_id").isMissingNode());
    }

    @Test
    void eachKindIsCoveredAsItsTypeWas() {
        snapshot.with(KEY_PAIR, "u1/k1", "{'user_id': 'u1'}");
        snapshot.covered(KEY_PAIR, new Coverage.Complete(1));
        snapshot.covered("openstack.identity.trust", Coverage.unavailable(Cause.FORBIDDEN, "listing trusts: HTTP 403"));

        assertEquals(List.of(new Coverage.Complete(1)), of("key-pair").stream().map(CoverageRecord::coverage).toList());
        assertEquals(List.of(Coverage.unavailable(Cause.FORBIDDEN, "listing trusts: HTTP 403")),
                of("trust").stream().map(CoverageRecord::coverage).toList());
    }

    @Test
    void whatWasReadOfOneProjectLeavesTheOthersOpen() {
        snapshot.covered(ACL, SHOP, new Coverage.Complete(0), new View.Project("p1"));

        assertEquals(
                List.of(new Coverage.Complete(0), Coverage.partial(0, Cause.FILTERED,
                        "openstack.key-manager.acl was read of a part of the cloud only")),
                of("secret-access").stream().map(CoverageRecord::coverage).toList());
        assertTrue(lines.stream().anyMatch(line -> line.scope().covers(new Scope(List.of(
                new Scope.Step("kind", "secret-access"), new Scope.Step("project", "p1"))))
                && line.view().equals(new View.Project("p1"))));
    }

    @Test
    void whatWasNeverCollectedIsNotKnown() {
        assertEquals(
                List.of(Coverage.unavailable(Cause.NOT_COLLECTED, "openstack.image.member was not collected")),
                of("image-member").stream().map(CoverageRecord::coverage).toList());
    }
}
