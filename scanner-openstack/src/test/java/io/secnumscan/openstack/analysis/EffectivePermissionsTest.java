package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectivePermissionsTest {
    private static final String DIRECT = "{'role': {'id': 'r1', 'name': 'admin'}, 'user': {'id': 'u1', 'name': 'ann',"
            + " 'domain': {'id': 'd1'}}, 'scope': {'project': {'id': 'p1', 'name': 'shop', 'domain': {'id': 'd1'}}}}";
    private static final String OF_GROUP =
            "{'role': {'id': 'r1', 'name': 'admin'}, 'group': {'id': 'g1'}, 'scope': {'project': {'id': 'p1'}}}";
    private static final String INHERITED = "{'role': {'id': 'r1', 'name': 'admin'}, 'user': {'id': 'u1'},"
            + " 'scope': {'domain': {'id': 'd1'}, 'OS-INHERIT:inherited_to': 'projects'}}";

    private final FakeSnapshot snapshot = new FakeSnapshot();

    private List<Resource> derived() {
        List<Resource> derived = new ArrayList<>();
        new EffectivePermissions().derive(snapshot, FakeSnapshot.CLOUD, derived::add, line -> {});
        return derived;
    }

    private JsonNode only() {
        List<Resource> derived = derived();
        assertEquals(1, derived.size(), derived::toString);
        return derived.getFirst().attributes();
    }

    private List<Coverage> coverage() {
        List<CoverageRecord> lines = new ArrayList<>();
        new EffectivePermissions().derive(snapshot, FakeSnapshot.CLOUD, row -> {}, lines::add);
        return lines.stream().map(CoverageRecord::coverage).toList();
    }

    @Test
    void anAssignmentIsADirectPermissionOfItsUserOnItsProject() {
        snapshot.with(Assignments.TYPE, "a1", DIRECT);

        Resource row = derived().getFirst();

        assertEquals("user/u1/role/r1/project/p1", row.id());
        assertEquals("ann", row.name());
        assertEquals(new Scope(List.of(new Scope.Step("domain", "d1"), new Scope.Step("project", "p1"))), row.scope());
        assertEquals("shop", row.attributes().path("project_name").asText());
        assertTrue(row.attributes().path("direct").asBoolean());
    }

    @Test
    void aPermissionThroughAGroupNamesTheGroupAndTheMembership() {
        snapshot.with(Assignments.TYPE, "a1", OF_GROUP);
        snapshot.with(Assignments.MEMBERSHIP, "g1/u1", "{'group_id': 'g1', 'user': {'id': 'u1', 'name': 'ann'}}");

        JsonNode row = only();

        assertFalse(row.path("direct").asBoolean());
        assertEquals("[\"g1\"]", row.path("groups").toString());
        assertEquals(
                "[{\"type\":\"openstack.identity.group-membership\",\"id\":\"g1/u1\",\"call\":2},"
                        + "{\"type\":\"openstack.identity.role-assignment\",\"id\":\"a1\",\"call\":1}]",
                row.path("from").toString());
    }

    @Test
    void aGroupThatShowsNoMemberHoldsWhatIsAssignedToIt() {
        snapshot.covered(Assignments.MEMBERSHIP, new Coverage.Complete(1));
        snapshot.with(Assignments.TYPE, "a1", OF_GROUP.replace("'g1'", "'g1', 'name': 'ops'"));
        snapshot.with(Assignments.MEMBERSHIP, "g2/u1", "{'group_id': 'g2', 'user': {'id': 'u1', 'name': 'ann'}}");

        Resource row = derived().getFirst();

        assertEquals("group/g1/role/r1/project/p1", row.id());
        assertEquals("ops", row.attributes().path("group_name").asText());
        assertFalse(row.attributes().has("user_id"));
        assertTrue(row.attributes().path("direct").asBoolean());
    }

    @Test
    void aGroupWhoseMembersWereNotAllReadIsNotTakenForOneWithoutAny() {
        snapshot.covered(Assignments.MEMBERSHIP, Coverage.partial(0, Cause.INTERRUPTED, "the run was killed"));
        snapshot.with(Assignments.TYPE, "a1", OF_GROUP);

        assertEquals(List.of(), derived());
    }

    @Test
    void groupsAndRolesOnTheWayAreNamedWhereAnAnswerNamesThem() {
        snapshot.with(Assignments.TYPE, "a1", OF_GROUP.replace("'g1'", "'g1', 'name': 'ops'"));
        snapshot.with(Assignments.TYPE, "a2", OF_GROUP.replace("'g1'", "'g2', 'name': ''"));
        snapshot.with(Assignments.MEMBERSHIP, "g1/u1", "{'group_id': 'g1', 'user': {'id': 'u1'}}");
        snapshot.with(Assignments.MEMBERSHIP, "g2/u1", "{'group_id': 'g2', 'user': {'id': 'u1'}}");
        snapshot.with(Roles.IMPLIED, "r1", "{'prior_role': {'id': 'r1'}, 'implies': [{'id': 'r2', 'name': 'member'}]}");

        JsonNode implied = derived().get(1).attributes();

        assertEquals("[\"ops\",\"g2\"]", implied.path("group_names").toString());
        assertEquals("[\"admin\"]", implied.path("implied_by_names").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "{'role': {'id': 42}, 'user': {'id': 'u1'}, 'scope': {'project': {'id': 'p1'}}}",
                    "{'role': {'id': 'r1'}, 'user': {'id': 7}, 'scope': {'project': {'id': 'p1'}}}",
                    "{'role': {'id': 'r1'}, 'user': {'id': 'u1'}, 'scope': {'project': {'id': null}}}",
                    "{'role': {'id': 'r1'}, 'user': {'id': 'u1'}, 'scope': {'project': {'id': 'p1'}, 'system': {'all': true}}}",
                    "{'role': {'id': 'r1'}, 'user': {'id': 'u1'}, 'scope': {'domain': {'id': 'd1'}, 'OS-INHERIT:inherited_to': ['projects']}}"
            })
    void anAssignmentThatCannotBeFollowedMakesThePermissionsPartial(String assignment) {
        snapshot.coveredWholly().with(Assignments.TYPE, "a1", assignment);

        assertInstanceOf(Coverage.Partial.class, coverage().getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "{'prior_role': {'id': 'r1'}}", "{'prior_role': {'id': 'r1'}, 'implies': {'r2': {'id': 'r2'}}}",
                    "{'prior_role': {'id': 'r1'}, 'implies': ['r2']}", "{'prior_role': {}, 'implies': [{'id': 'r2'}]}"
            })
    void anImplicationThatCannotBeFollowedMakesThePermissionsPartial(String rule) {
        snapshot.coveredWholly().with(Assignments.TYPE, "a1", DIRECT).with(Roles.IMPLIED, "r1", rule);

        assertInstanceOf(Coverage.Partial.class, coverage().getFirst());
    }

    @Test
    void aProjectThatDoesNotSayWhereItLiesMakesThePermissionsPartial() {
        snapshot.coveredWholly().with(Assignments.TYPE, "a1", INHERITED);
        snapshot.with(Projects.TYPE, "p1", "{'name': 'shop', 'domain_id': 7, 'parent_id': 'd1'}");

        assertInstanceOf(Coverage.Partial.class, coverage().getFirst());
    }

    @Test
    void anImpliedRoleNamesTheRoleThatWasAssigned() {
        snapshot.with(Assignments.TYPE, "a1", DIRECT);
        snapshot.with(Roles.IMPLIED, "r1", "{'prior_role': {'id': 'r1'}, 'implies': [{'id': 'r2', 'name': 'member'}]}");

        JsonNode implied = derived().get(1).attributes();

        assertEquals("member", implied.path("role_name").asText());
        assertEquals("[\"r1\"]", implied.path("implied_by").toString());
        assertFalse(implied.path("direct").asBoolean());
    }

    @Test
    void anInheritedAssignmentHoldsOnTheProjectsOfTheDomainAndNotOnIt() {
        snapshot.with(Assignments.TYPE, "a1", INHERITED);
        snapshot.with(Projects.TYPE, "p1",
                "{'name': 'shop', 'domain_id': 'd1', 'parent_id': 'd1', 'tags': ['env=prod']}");
        snapshot.with(Projects.TYPE, "p2", "{'name': 'lab', 'domain_id': 'd2', 'parent_id': 'd2'}");
        snapshot.with(Projects.TYPE, "d1", "{'name': 'd1', 'domain_id': 'd1', 'is_domain': true}");

        JsonNode row = only();

        assertEquals("p1", row.path("project_id").asText());
        assertEquals("[\"domain/d1\"]", row.path("inherited_from").toString());
        assertEquals("[\"env=prod\"]", row.path("project_tags").toString());
    }

    @Test
    void twoWaysToOnePermissionAreOneRow() {
        snapshot.with(Assignments.TYPE, "a1", DIRECT);
        snapshot.with(Assignments.TYPE, "a2", INHERITED);
        snapshot.with(Projects.TYPE, "p1", "{'name': 'shop', 'domain_id': 'd1', 'parent_id': 'd1'}");

        JsonNode row = only();

        assertTrue(row.path("direct").asBoolean());
        assertEquals("[\"domain/d1\"]", row.path("inherited_from").toString());
    }

    @Test
    void aRoleWithoutANameHasItUnreadAndNotNull() {
        snapshot.with(
                Assignments.TYPE, "a1",
                "{'role': {'id': 'r1'}, 'user': {'id': 'u1'}, 'scope': {'project': {'id': 'p1'}}}");

        JsonNode row = only();

        assertFalse(row.has("role_name"));
        assertFalse(row.has("role_domain_id"));
    }

    @Test
    void aRoleOfOneDomainKeepsItsDomain() {
        snapshot.with(Assignments.TYPE, "a1", DIRECT);
        snapshot.with(Roles.TYPE, "r1", "{'id': 'r1', 'name': 'admin', 'domain_id': 'd1'}");

        assertEquals("d1", only().path("role_domain_id").asText());
    }

    @Test
    void tagsOfAProjectThatWasNotReadAreUnread() {
        snapshot.with(Assignments.TYPE, "a1", DIRECT);

        assertFalse(only().has("project_tags"));
    }

    @Test
    void theSystemIsNoProject() {
        snapshot.with(
                Assignments.TYPE, "a1",
                "{'role': {'id': 'r1'}, 'user': {'id': 'u1'}, 'scope': {'system': {'all': true}}}");

        Resource row = derived().getFirst();

        assertEquals("user/u1/role/r1/system/all", row.id());
        assertEquals(Scope.ALL, row.scope());
    }

    @Test
    void whatWasReadWhollyIsComplete() {
        snapshot.coveredWholly().with(Assignments.TYPE, "a1", DIRECT);

        assertEquals(List.of(new Coverage.Complete(1)), coverage());
    }

    @Test
    void assignmentsThatWereRefusedGiveNothingAndSayWhy() {
        Coverage refused = new Coverage.Unavailable(
                Cause.FORBIDDEN, "HTTP 403", Optional.of(new Text("reader on the system", "reader sur le système")));
        snapshot.covered(Assignments.TYPE, refused);

        assertEquals(List.of(refused), coverage());
    }

    @Test
    void assignmentsThatWereNeverAskedForAreUnavailable() {
        assertEquals(
                List.of(Coverage.unavailable(Cause.NOT_COLLECTED,
                        "openstack.identity.role-assignment was not collected")),
                coverage());
    }

    @Test
    void impliedRolesThatWereRefusedMakeThePermissionsPartial() {
        snapshot.covered(Assignments.TYPE, new Coverage.Complete(1)).with(Assignments.TYPE, "a1", DIRECT);
        snapshot.covered(Roles.IMPLIED, Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403"));

        assertEquals(
                List.of(Coverage.partial(1, Cause.FORBIDDEN, "openstack.identity.implied-role: HTTP 403")), coverage());
    }

    @Test
    void groupsMatterOnlyWhereAGroupHoldsARole() {
        snapshot.covered(Assignments.TYPE, new Coverage.Complete(1)).covered(Roles.IMPLIED, new Coverage.Complete(0));
        snapshot.covered(Assignments.GROUP, new Coverage.Complete(1));
        snapshot.covered(Assignments.MEMBERSHIP, Coverage.partial(3, Cause.FORBIDDEN, "one group refused"));
        snapshot.with(Assignments.TYPE, "a1", DIRECT);
        assertEquals(List.of(new Coverage.Complete(1)), coverage());

        snapshot.with(Assignments.TYPE, "a2", OF_GROUP);

        assertEquals(
                List.of(Coverage.partial(1, Cause.FORBIDDEN, "openstack.identity.group-membership: one group refused")),
                coverage());
    }

    @Test
    void projectsMatterOnlyWhereSomethingIsInherited() {
        snapshot.covered(Assignments.TYPE, new Coverage.Complete(1)).covered(Roles.IMPLIED, new Coverage.Complete(0));
        snapshot.with(Assignments.TYPE, "a1", DIRECT);
        assertEquals(List.of(new Coverage.Complete(1)), coverage());

        snapshot.with(Assignments.TYPE, "a2", INHERITED);

        assertEquals(
                List.of(Coverage.partial(1, Cause.NOT_COLLECTED, "openstack.identity.project was not collected")),
                coverage());
    }

    @Test
    void anInputReadInANarrowerViewMakesThePermissionsPartial() {
        snapshot.covered(Assignments.TYPE, new Coverage.Complete(1)).with(Assignments.TYPE, "a1", DIRECT);
        snapshot.covered(Roles.IMPLIED, Scope.of("domain", "d1"), new Coverage.Complete(3), new View.Domain("d1"));

        assertEquals(
                List.of(Coverage.partial(
                        1, Cause.FILTERED,
                        "openstack.identity.implied-role: read in a narrower view than role assignments")),
                coverage());
    }
}
