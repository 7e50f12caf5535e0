package io.secnumscan.network.analysis;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two projects with a port each on a network that they share. */
class ReachAnalysisTest {
    private final List<CoverageRecord> coverage = new ArrayList<>();

    static WrittenSnapshot cloud() {
        return new WrittenSnapshot()
                .add("identity.project", "p1", "{'name': 'shop', 'domain_id': 'north', 'tags': ['env=prod']}")
                .add("identity.project", "p2", "{'name': 'bank', 'domain_id': 'south', 'tags': []}")
                .add("identity.project", "p3", "{'name': 'none', 'domain_id': 'south', 'tags': []}")
                .add("network.network", "n",
                        "{'id': 'n', 'project_id': 'p1', 'admin_state_up': true, 'router:external': false}")
                .add("network.subnet", "s",
                        "{'id': 's', 'project_id': 'p1', 'network_id': 'n', 'cidr': '10.0.0.0/24', 'ip_version': 4,"
                                + " 'gateway_ip': '10.0.0.1'}")
                .add("network.security-group", "open",
                        "{'id': 'open', 'project_id': 'p2', 'stateful': true, 'security_group_rules': ["
                                + rule("e", "egress", "null", "null") + "," + rule("i", "ingress", "'tcp'", "22")
                                + "]}")
                .add("network.security-group", "out",
                        "{'id': 'out', 'project_id': 'p1', 'stateful': true, 'security_group_rules': ["
                                + rule("o", "egress", "null", "null") + "]}")
                .add("network.port", "a", port("a", "p1", "10.0.0.10", "out"))
                .add("network.port", "b", port("b", "p2", "10.0.0.20", "open"));
    }

    private static String rule(String id, String direction, String protocol, String port) {
        return "{'id': '" + id + "', 'direction': '" + direction + "', 'ethertype': 'IPv4', 'protocol': " + protocol
                + ", 'port_range_min': " + port + ", 'port_range_max': " + port
                + ", 'remote_ip_prefix': null, 'remote_group_id': null, 'remote_address_group_id': null}";
    }

    static String port(String id, String project, String address, String group) {
        return "{'id': '" + id + "', 'project_id': '" + project
                + "', 'network_id': 'n', 'admin_state_up': true, 'device_id': 'v',"
                + " 'device_owner': 'compute:nova', 'port_security_enabled': true, 'allowed_address_pairs': [],"
                + " 'security_groups': ['" + group + "'], 'fixed_ips': [{'subnet_id': 's', 'ip_address': '" + address
                + "'}]}";
    }

    private List<Resource> derive(WrittenSnapshot snapshot) {
        List<Resource> rows = new ArrayList<>();
        new ReachAnalysis(new SharedFlows(Map.of())).derive(snapshot, WrittenSnapshot.TARGET, rows::add, coverage::add);
        return rows;
    }

    private static JsonNode flows(List<Resource> rows, String project) {
        return rows.stream().filter(row -> row.id().equals(project)).findFirst().orElseThrow().attributes()
                .path("flows");
    }

    @Test
    void eachProjectHasARowInTheirOrder() {
        assertEquals(List.of("p1", "p2", "p3"), derive(cloud()).stream().map(Resource::id).toList());
        assertEquals(new Coverage.Complete(3), coverage.getFirst().coverage());
    }

    @Test
    void aFlowNamesTheOtherProjectThePortsAndAPacket() {
        JsonNode flow = flows(derive(cloud()), "p1").path(0);

        assertEquals("project/p2", flow.path("to").asText());
        assertEquals("south", flow.path("domain_id").asText());
        assertEquals("bank (p2)", flow.path("label").asText());
        assertTrue(flow.path("reachable").asBoolean());
        assertEquals("[\"tcp 22\"]", flow.path("traffic").toString());
        assertEquals("tcp 10.0.0.10:49152 > 10.0.0.20:22", flow.path("witness").asText());
        assertEquals(
                "[\"t/r/p1/port/a\",\"t/r/p1/security-group/out/rule/o\","
                        + "\"t/r/p2/security-group/open/rule/i\",\"t/r/p2/port/b\"]",
                flow.path("because").toString());
    }

    @Test
    void whatReachesNothingHasNoFlows() {
        assertEquals("[]", flows(derive(cloud()), "p2").toString());
        assertEquals("[]", flows(derive(cloud()), "p3").toString());
    }

    @Test
    void aFlowThatIsOnlyPossibleDoesNotSayThatItExists() {
        JsonNode flow =
                flows(derive(cloud().read("network.security-group", Coverage.partial(2, Cause.FILTERED, "a part"))
                        .add("network.port", "c", port("c", "p3", "10.0.0.30", "unseen"))), "p1").path(1);

        assertEquals("project/p3", flow.path("to").asText());
        assertFalse(flow.has("reachable"));
    }

    @Test
    void withoutPortsNothingIsKnown() {
        WrittenSnapshot snapshot = new WrittenSnapshot()
                .read("network.port", Coverage.unavailable(Cause.FORBIDDEN, "403"));
        derive(snapshot);

        assertInstanceOf(Coverage.Unavailable.class, coverage.getFirst().coverage());
    }

    @Test
    void withSomePortsAPartIsKnown() {
        derive(cloud().read("network.port", Coverage.partial(2, Cause.FILTERED, "a part")));

        assertInstanceOf(Coverage.Partial.class, coverage.getFirst().coverage());
    }

    @Test
    void thePortsOfOneProjectAreAPart() {
        derive(cloud().seen("network.port", new View.Project("p1")));

        assertEquals(
                Coverage.partial(3, Cause.FILTERED, "openstack.network.port: read in a narrower view only"),
                coverage.getFirst().coverage());
    }
}
