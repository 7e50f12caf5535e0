package io.secnumscan.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantsTest {
    @Test
    void aRightOnTheSystemIsARoleAssignment() {
        assertEquals(List.of("openstack role add --user USER --system all reader"),
                of("role reader on the system (openstack role add --system all --user … reader)"));
    }

    @Test
    void aFamilyOfPoliciesIsNamedByThoseOfItsLists() {
        assertEquals(List.of(
                "openstack role add --user USER --project PROJECT admin",
                "or, instead of admin, a role of the scanner's own and these lines of policy, which open" +
                        " Nova only (the others: deploy/openstack/README.md):",
                "openstack role add --user USER --project PROJECT secnumscan",
                "nova/policy.yaml: \"os_compute_api:os-aggregates:index\": \"(…) or role:secnumscan\"",
                "nova/policy.yaml: \"os_compute_api:os-services:list\": \"(…) or role:secnumscan\""),
                of("role admin on a project (Nova policies os-aggregates, os-services)"));
    }

    @Test
    void noLineMakesTheScannersRoleAnAdministrator() {
        assertEquals(List.of("openstack role add --user USER --project PROJECT admin"),
                of("role admin on a project (Cinder policy context_is_admin)"));
    }

    @Test
    void whatManyTypesLackIsGivenOnce() {
        assertEquals(List.of(
                "openstack role add --user USER --project PROJECT admin",
                "or, instead of admin, a role of the scanner's own and these lines of policy, which open" +
                        " Octavia only (the others: deploy/openstack/README.md):",
                "openstack role add --user USER --project PROJECT secnumscan",
                "octavia/policy.yaml: \"os_load-balancer_api:amphora:get_all\": \"(…) or role:secnumscan\""),
                of("role admin on a project (Octavia policy os_load-balancer_api:amphora:get_all)",
                        "role admin on a project (Octavia policy os_load-balancer_api:amphora:get_all)"));
    }

    @Test
    void theOtherWayIsToldInFrenchToo() {
        Text right = Text.verbatim("role admin on a project (Neutron policy get_log)");

        assertEquals(
                "ou, au lieu d'admin, un rôle propre au scanner et ces lignes de politique, qui n'ouvrent que Neutron"
                        + " (les autres : deploy/openstack/README.md) :",
                Grants.of(List.of(right)).get(1).fr());
    }

    private static List<String> of(String... rights) {
        return Grants.of(Stream.of(rights).map(right -> new Text(right, right)).toList()).stream()
                .map(Text::en).toList();
    }
}
