package io.secnumscan.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A server on loopback that answers as the recorded services did: an OpenStack below {@code /identity}, {@code /network},
 * {@code /compute}, {@code /volume}, {@code /image}, {@code /load-balancer} and {@code /key-manager}, and a Kubernetes API server at the root. Some answers are refusals, as real ones are, and its
 * Neutron is one whose policy shows floating IPs to their own projects only: the list is empty, and ports speak of some.
 */
final class SimulatedCloud implements AutoCloseable {
    /** Stands in recorded catalogues for the address that the server gets when it starts. */
    private static final String BASE = "@BASE@";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SPECIFIC = 1;
    private static final int GENERAL = 5;

    private final WireMockServer server;
    private final UnaryOperator<JsonNode> change;

    private SimulatedCloud(WireMockServer server, UnaryOperator<JsonNode> change) {
        this.server = server;
        this.change = change;
    }

    /** Starts on a free port of 127.0.0.1 and loads the recordings. */
    static SimulatedCloud start() throws IOException {
        return start(UnaryOperator.identity());
    }

    /** The same, with every recorded answer changed before it is served. */
    static SimulatedCloud start(UnaryOperator<JsonNode> change) throws IOException {
        WireMockServer server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .disableRequestJournal()
                .notifier(new Slf4jNotifier(false)));
        server.start();
        SimulatedCloud cloud = new SimulatedCloud(server, change);
        for (String recording : List.of("openstack.json", "openstack-services.json", "kubernetes.json")) {
            cloud.load(recording);
        }
        return cloud;
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** For who wants some answers to be others. */
    WireMockServer server() {
        return server;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void load(String recording) throws IOException {
        try (InputStream in = SimulatedCloud.class.getResourceAsStream(recording)) {
            if (in == null) {
                throw new IOException("this installation lacks the recording " + recording);
            }
            JSON.readTree(in).forEach(recorded -> stub(change.apply(recorded)));
        }
    }

    private void stub(JsonNode recorded) {
        MappingBuilder mapping = request(
                recorded.path("method").asText(), urlPathEqualTo(recorded.path("path").asText()));
        String query = recorded.path("query").asText("");
        for (String parameter : query.isEmpty() ? List.<String>of() : List.of(query.split("&"))) {
            String[] parts = parameter.split("=", 2);
            mapping.withQueryParam(parts[0], equalTo(parts[1]));
        }
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(recorded.path("status").asInt())
                .withHeader("Content-Type", "application/json")
                .withBody(recorded.path("body").toString().replace(BASE, address()));
        recorded.path("headers").properties()
                .forEach(header -> answer.withHeader(header.getKey(), header.getValue().asText()));
        server.stubFor(mapping.atPriority(query.isEmpty() ? GENERAL : SPECIFIC).willReturn(answer));
    }
}
