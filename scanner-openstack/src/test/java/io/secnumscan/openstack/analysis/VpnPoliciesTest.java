package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VpnPoliciesTest {
    private static final String IKE = "{'id': 'i1', 'name': 'site', 'project_id': 'p1', 'encryption_algorithm': '3des',"
            + " 'ike_version': 'v1'}";
    private static final Coverage REFUSED = Coverage.unavailable(Cause.FORBIDDEN, "listing ipsecpolicies: HTTP 403");

    private final FakeSnapshot snapshot = new FakeSnapshot();

    private List<Resource> derived() {
        List<Resource> derived = new ArrayList<>();
        new VpnPolicies().derive(snapshot, FakeSnapshot.CLOUD, derived::add, line -> {});
        return derived;
    }

    private List<CoverageRecord> lines() {
        List<CoverageRecord> lines = new ArrayList<>();
        new VpnPolicies().derive(snapshot, FakeSnapshot.CLOUD, row -> {}, lines::add);
        return lines;
    }

    private List<Coverage> coverage() {
        return lines().stream().map(CoverageRecord::coverage).toList();
    }

    @Test
    void aPolicyBecomesARowOfItsKindWithItsOwnId() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE).with(VpnPolicies.IPSEC, "e1", "{'id': 'e1', 'project_id': 'p1'}");

        List<Resource> rows = derived();

        assertEquals(List.of("i1", "e1"), rows.stream().map(Resource::id).toList());
        assertEquals(List.of("ike", "ipsec"),
                rows.stream().map(row -> row.attributes().path("kind").asText()).toList());
        assertEquals("3des", rows.getFirst().attributes().path("encryption_algorithm").asText());
    }

    @Test
    void whatThePolicyLeavesOutTheRowLeavesOut() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE);

        assertFalse(derived().getFirst().attributes().has("pfs"));
    }

    @Test
    void aRowNamesThePolicyAndTheCallThatItCameFrom() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE);

        assertEquals("[{\"type\":\"openstack.network.ike-policy\",\"id\":\"i1\",\"call\":1}]",
                derived().getFirst().attributes().path("from").toString());
    }

    @Test
    void bothListsThatWereReadMakeTheWhole() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE)
                .covered(VpnPolicies.IKE, new Coverage.Complete(1))
                .covered(VpnPolicies.IPSEC, new Coverage.Complete(0));

        assertEquals(List.of(new Coverage.Complete(1)), coverage());
    }

    @Test
    void oneListThatWasRefusedLeavesAPart() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE)
                .covered(VpnPolicies.IKE, new Coverage.Complete(1))
                .covered(VpnPolicies.IPSEC, REFUSED);

        assertEquals(
                List.of(Coverage.partial(1, Cause.FORBIDDEN,
                        "openstack.network.ipsec-policy: listing ipsecpolicies: HTTP 403")),
                coverage());
    }

    @Test
    void oneListThatWasRefusedAndAnotherThatIsEmptyLeaveNothing() {
        snapshot.covered(VpnPolicies.IKE, new Coverage.Complete(0)).covered(VpnPolicies.IPSEC, REFUSED);

        assertEquals(
                List.of(Coverage.unavailable(Cause.FORBIDDEN,
                        "openstack.network.ipsec-policy: listing ipsecpolicies: HTTP 403")),
                coverage());
    }

    @Test
    void aListThatNobodyAskedForIsNoEmptyOne() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE).covered(VpnPolicies.IKE, new Coverage.Complete(1));

        assertEquals(
                List.of(Coverage.partial(1, Cause.NOT_COLLECTED,
                        "openstack.network.ipsec-policy: the collection did not ask for it")),
                coverage());
    }

    @Test
    void anExtensionThatIsNotThereMakesBothAbsent() {
        Coverage absent = new Coverage.Absent("Neutron's extension vpnaas is not installed");
        snapshot.covered(VpnPolicies.IKE, absent).covered(VpnPolicies.IPSEC, absent);

        assertEquals(List.of(absent), coverage());
    }

    @Test
    void oneListThatDoesNotExistTakesNothingAway() {
        snapshot.with(VpnPolicies.IKE, "i1", IKE)
                .covered(VpnPolicies.IKE, new Coverage.Complete(1))
                .covered(VpnPolicies.IPSEC, new Coverage.Absent("not installed"));

        assertEquals(List.of(new Coverage.Complete(1)), coverage());
    }

    @Test
    void eachProjectThatWasReadByItselfHasItsLineAndItsView() {
        for (String project : List.of("p1", "p2")) {
            View view = new View.Project(project);
            snapshot.covered(VpnPolicies.IKE, Scope.of("project", project), new Coverage.Complete(0), view)
                    .covered(VpnPolicies.IPSEC, Scope.of("project", project), new Coverage.Complete(0), view);
        }

        assertEquals(List.of(new View.Project("p1"), new View.Project("p2")),
                lines().stream().map(CoverageRecord::view).toList());
    }
}
