package io.secnumscan.openstack.network;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Neutron's agents, and what it keeps of tunnels, as recorded (Zed). */
class AgentTest {
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start("admin", "member");

    private static final String AGENTS = "/v2.0/agents";
    private static final String AGENT = "network.agent";

    @TempDir
    private Path folder;

    private Collected collected(String identity) {
        return Collected.of(CLOUD.target(folder, identity), folder.resolve("snapshot"));
    }

    private static ResponseDefinitionBuilder recorded() {
        return okJson(CLOUD.body(AGENTS).toString());
    }

    @Test
    void anAgentCarriesTheTimeAtWhichTheServiceAnswered() {
        CLOUD.answer("network", AGENTS, recorded().withHeader("Date", "Tue, 24 Nov 2026 05:21:20 GMT"));

        try (Collected all = collected("admin")) {
            List<String> times = all.resources(AGENT).stream()
                    .map(agent -> agent.attributes().path("answered_at").asText())
                    .distinct()
                    .toList();
            assertEquals(List.of("2026-11-24T05:21:20Z"), times);
        }
    }

    @Test
    void noTimeIsMadeUpWhereTheServiceSaysNone() {
        ObjectNode lying = CLOUD.body(AGENTS).deepCopy();
        lying.path("agents").forEach(agent -> ((ObjectNode) agent).put("answered_at", "2000-01-01T00:00:00Z"));
        CLOUD.answer("network", AGENTS, okJson(lying.toString()).withHeader("Date", "yesterday"));

        try (Collected all = collected("admin")) {
            List<Resource> agents = all.resources(AGENT);
            assertEquals(3, agents.size());
            agents.forEach(agent -> assertFalse(agent.attributes().has("answered_at")));
        }
    }

    @Test
    void aMemberSeesNoAgentAndThatIsNoCloudWithoutAgents() {
        try (Collected all = collected("member")) {
            assertInstanceOf(Coverage.Partial.class, all.coverage(AGENT));
        }
    }

    @Test
    void aPortOfDhcpShowsThatThereAreAgents() {
        CLOUD.answer("network", AGENTS, okJson("{\"agents\": []}"));
        CLOUD.answer("network", "/v2.0/ports?device_owner=network:dhcp",
                okJson("{\"ports\": [{\"id\": \"d1\", \"device_owner\": \"network:dhcp\"}]}"));

        try (Collected all = collected("admin")) {
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage(AGENT));
            assertTrue(partial.reason().contains("a port of DHCP exists"), partial::reason);
        }
    }

    @Test
    void aPreSharedKeyIsMeasuredAndNotKept() {
        try (Collected all = collected("admin")) {
            JsonNode key = all.resources("network.ipsec-site-connection").getFirst().attributes().path("psk");
            assertEquals(6, key.path("length").asInt());
            assertEquals(2, key.path("classes").asInt());
            assertFalse(key.toString().contains("abc123"));
        }
    }
}
