package io.secnumscan.network.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.network.model.Reason;
import io.secnumscan.network.packet.PacketSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is named of a cloud's filters for a packet. */
class ReasonsTest {
    private static Reason reason(FakeCloud cloud, String port, boolean incoming, int to) {
        return OpenStackNetwork.explained(cloud, FakeCloud.TARGET, new PacketSpace(), Map.of()).reasons()
                .of("t/r/p/port/" + port, incoming, Walk.tcp("10.0.0.9", "10.0.0.5", to));
    }

    private static FakeCloud cloud() {
        return new FakeCloud().network("n", "10.0.0.0/24", "10.0.0.1")
                .group("web", Map.of("direction", "egress"),
                        Map.of("protocol", "tcp", "port_range_min", 443, "port_range_max", 443))
                .group("none")
                .portIn("a", "n", "10.0.0.5", "none", "web");
    }

    @Test
    void theRuleThatLetsAPacketPassIsNamedWithItsGroup() {
        assertEquals(Reason.passes("t/r/p/security-group/web/rule/web-1"), reason(cloud(), "a", true, 443));
    }

    @Test
    void whereNoRuleLetsItPassTheGroupsAreNamed() {
        assertEquals(
                Reason.stopped(List.of("t/r/p/security-group/none", "t/r/p/security-group/web")),
                reason(cloud(), "a", true, 22));
    }

    @Test
    void aPortWithoutSecurityHasNoFilter() {
        FakeCloud open = cloud().set(Type.PORT, "a", "port_security_enabled", false);

        assertEquals(Reason.OPEN, reason(open, "a", true, 22));
    }

    @Test
    void aGroupWhoseRulesWereNotReadMayLetItPass() {
        FakeCloud unread = cloud().without(Type.SECURITY_GROUP, "web", "security_group_rules");

        assertEquals(Reason.passes("t/r/p/security-group/web"), reason(unread, "a", true, 22));
    }

    @Test
    void theFirstFirewallRuleThatMatchesIsNamed() {
        for (String owner : List.of("network:router_interface", "network:router_gateway")) {
            FakeCloud walled = walled("foot").router("r").interfacePort("foot", "r", "n", "10.0.0.1", owner);

            assertEquals(Reason.passes("t/r/p/firewall-rule/f2"), reason(walled, "foot", false, 443));
            assertEquals(Reason.stopped(List.of("t/r/p/firewall-rule/f1")), reason(walled, "foot", false, 22));
            assertEquals(Reason.stopped(List.of("t/r/p/firewall-policy/out")), reason(walled, "foot", true, 443));
        }
    }

    @Test
    void atAServersPortTheFirewallsDirectionsAreItsOwn() {
        FakeCloud walled = walled("a");

        assertEquals(Reason.stopped(List.of("t/r/p/firewall-rule/f1", "t/r/p/security-group/none",
                "t/r/p/security-group/web")), reason(walled, "a", true, 22));
        assertEquals(Reason.stopped(List.of("t/r/p/firewall-policy/out")), reason(walled, "a", false, 443));
    }

    /** What goes in by the port may not be for port 22, and nothing may go out. */
    private static FakeCloud walled(String port) {
        return cloud().add(Type.FIREWALL_GROUP, "fg", Map.of(
                "ports", List.of(port), "admin_state_up", true, "status", "ACTIVE",
                "ingress_firewall_policy_id", "in", "egress_firewall_policy_id", "out"))
                .add(Type.FIREWALL_POLICY, "in", Map.of("firewall_rules", List.of("f1", "f2")))
                .add(Type.FIREWALL_POLICY, "out", Map.of("firewall_rules", List.of()))
                .add(Type.FIREWALL_RULE, "f1", Map.of(
                        "action", "deny", "enabled", true, "ip_version", 4, "protocol", "tcp", "destination_port",
                        "22"))
                .add(Type.FIREWALL_RULE, "f2", Map.of("action", "allow", "enabled", true, "ip_version", 4));
    }

    @Test
    void anAddressGroupThatWasNotReadMayHoldTheOtherEnd() {
        FakeCloud unread = cloud().group("web", Map.of("remote_address_group_id", "ag"))
                .add(Type.ADDRESS_GROUP, "ag", Map.of());

        assertEquals(Reason.passes("t/r/p/security-group/web/rule/web-0"), reason(unread, "a", true, 22));
        assertEquals(
                Reason.stopped(List.of("t/r/p/security-group/none", "t/r/p/security-group/web")),
                reason(unread.set(Type.ADDRESS_GROUP, "ag", "addresses", List.of("10.0.0.8")), "a", true, 22));
    }

    @Test
    void aGroupThatWasNotReadIsNamedByItsId() {
        assertEquals(Reason.passes("t/r/security-group/elsewhere"),
                reason(cloud().portIn("a", "n", "10.0.0.5", "elsewhere"), "a", true, 22));
    }

    @Test
    void filtersAreNamedInTheOrderOfTheWay() {
        FakeCloud walled = cloud()
                .add(Type.FIREWALL_GROUP, "fg", Map.of(
                        "ports", List.of("a"), "admin_state_up", true, "status", "ACTIVE",
                        "ingress_firewall_policy_id", "all", "egress_firewall_policy_id", "all"))
                .add(Type.FIREWALL_POLICY, "all", Map.of("firewall_rules", List.of("any")))
                .add(Type.FIREWALL_RULE, "any", Map.of("action", "allow", "enabled", true, "ip_version", 4));

        assertEquals(List.of("t/r/p/firewall-rule/any", "t/r/p/security-group/web/rule/web-1"),
                reason(walled, "a", true, 443).because());
        assertEquals(List.of("t/r/p/security-group/web/rule/web-0", "t/r/p/firewall-rule/any"),
                reason(walled, "a", false, 443).because());
    }

    @Test
    void portsOfAnotherRegionAreNotKnown() {
        PortReasons reasons = new PortReasons(new RegionReader(cloud(), FakeCloud.TARGET).regions().getFirst());

        assertTrue(reasons.knows("t/r/p/port/a"));
        assertFalse(reasons.knows("t/s/p/port/a"));
    }

    /** Two regions of one cloud, each with ports and groups of its own. */
    private record Two(FakeCloud one, FakeCloud other) implements SnapshotView {
        @Override
        public List<TargetInfo> targets() {
            return one.targets();
        }

        @Override
        public void resources(String target, String type, Consumer<Resource> consumer) {
            one.resources(target, type, consumer);
            other.resources(target, type, row -> consumer.accept(new Resource(
                    row.target(), "s", row.scope(), row.type(), row.id(), row.name(), row.call(), row.attributes())));
        }

        @Override
        public List<CoverageRecord> coverage(String target, String type) {
            return one.coverage(target, type);
        }

        @Override
        public List<CoverageRecord> coverage() {
            return one.coverage();
        }

        @Override
        public Optional<CallLog.Call> call(int number) {
            return Optional.empty();
        }
    }

    @Test
    void aPortOfAnyRegionHasReasons() {
        Reason there = OpenStackNetwork.explained(
                new Two(cloud(), cloud()), FakeCloud.TARGET, new PacketSpace(), Map.of()).reasons()
                .of("t/s/p/port/a", true, Walk.tcp("10.0.0.9", "10.0.0.5", 443));

        assertEquals(Reason.passes("t/s/p/security-group/web/rule/web-1"), there);
    }
}
