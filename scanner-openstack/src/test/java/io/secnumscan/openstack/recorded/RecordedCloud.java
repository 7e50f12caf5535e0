package io.secnumscan.openstack.recorded;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.platform.TargetSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keystone, Neutron and Nova as recorded (Zed, trimmed): what they said to an administrator, in part to a member, and to the
 * others what the default policies of that release say.
 */
public final class RecordedCloud implements AfterEachCallback, AfterAllCallback {
    public static final String PASSWORD = "canary-Pa55word";
    private static final int ASKED_FOR = 1;
    private static final int WITH_QUERY = 4;
    private static final int RECORDED = 5;
    private static final int DEFAULT = 9;
    private static final String GONE = "gone";
    private static final List<String> SEES_ALL_OF_KEYSTONE = List.of("admin", "system-admin", "system-reader");
    private static final List<String> SEES_ALL_ELSEWHERE = List.of("admin", "system-admin", "domain-admin");

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final JsonNode calls = resource("calls.json");
    private final JsonNode tokens = resource("tokens.json");

    private final List<StubMapping> asked = new ArrayList<>();

    private RecordedCloud() {}

    /** One recorded list: where it is and what it is called. */
    public record ListCall(String service, String path, String array) {
        @Override
        public String toString() {
            return path;
        }
    }

    /** @param identities who may come in; everyone when none is named */
    public static RecordedCloud start(String... identities) {
        RecordedCloud cloud = new RecordedCloud();
        cloud.server.start();
        cloud.tokens.fieldNames().forEachRemaining(name -> {
            if (identities.length == 0 || List.of(identities).contains(name)) {
                cloud.identity(name);
            }
        });
        cloud.server.stubFor(any(urlMatching("/network/.*")).atPriority(DEFAULT).willReturn(status(404, "not here")));
        cloud.server.stubFor(any(urlMatching("/(identity|compute)/.*"))
                .atPriority(DEFAULT)
                .willReturn(status(403, "You are not authorized to perform the requested action.")));
        return cloud;
    }

    public WireMockServer server() {
        return server;
    }

    public String authUrl() {
        return server.baseUrl() + "/identity/v3";
    }

    /** A target that reads with those identities, in that order; the folder gets its clouds.yaml. */
    public TargetSpec target(Path folder, String... identities) {
        return target(folder, List.of(), identities);
    }

    public TargetSpec target(Path folder, List<String> regions, String... identities) {
        Path file = folder.resolve("clouds.yaml");
        try {
            Files.writeString(file, cloudsYaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TargetSpec(
                "cloud", "openstack", List.of(identities), regions, List.of(file.toString()), Map.of());
    }

    public String cloudsYaml() {
        StringBuilder yaml = new StringBuilder("clouds:\n");
        tokens.fieldNames().forEachRemaining(name -> yaml.append("  ")
                .append(name)
                .append(": {auth: {auth_url: \"")
                .append(authUrl())
                .append("\", username: ")
                .append(name)
                .append(", user_domain_name: Default, password: ")
                .append(PASSWORD)
                .append("}, region_name: RegionOne, interface: internal}\n"));
        return yaml.toString();
    }

    /** From now on that call is answered so, whoever asks. */
    public void answer(String service, String path, ResponseDefinitionBuilder response) {
        asked.add(server.stubFor(
                asked(get(urlPathEqualTo(pathOf(service, path))), path).atPriority(ASKED_FOR).willReturn(response)));
    }

    /** As {@link #answer}, to one identity. */
    public void answerTo(String identity, String service, String path, ResponseDefinitionBuilder response) {
        asked.add(server.stubFor(asked(get(urlPathEqualTo(pathOf(service, path))), path)
                .withHeader("X-Auth-Token", equalTo("token-of-" + identity))
                .atPriority(ASKED_FOR)
                .willReturn(response)));
    }

    /** As {@link #answer}, for questions that no other answer was given for. */
    public void answerLast(String service, String path, ResponseDefinitionBuilder response) {
        asked.add(server.stubFor(asked(get(urlPathEqualTo(pathOf(service, path))), path)
                .atPriority(ASKED_FOR + 1)
                .willReturn(response)));
    }

    /** An element that the list has until it is asked for by itself; then it is gone. */
    public void disappears(String list, String id) {
        JsonNode without = body(list).deepCopy();
        array(without).ifPresent(name -> {
            Iterator<JsonNode> elements = without.path(name).elements();
            while (elements.hasNext()) {
                if (elements.next().path("id").asText().equals(id)) {
                    elements.remove();
                }
            }
        });
        asked.add(server.stubFor(get(urlPathEqualTo("/identity" + list + "/" + id))
                .inScenario(id)
                .willSetStateTo(GONE)
                .atPriority(ASKED_FOR)
                .willReturn(status(404, "Could not find it"))));
        asked.add(server.stubFor(get(urlPathEqualTo("/identity" + list))
                .inScenario(id)
                .whenScenarioStateIs(GONE)
                .atPriority(ASKED_FOR)
                .willReturn(json(200, without))));
    }

    /** From now on the catalogue in that identity's token has one more endpoint. */
    public void endpoint(String identity, String service, String region, String path) {
        JsonNode answer = tokens.path(identity).deepCopy();
        ((ArrayNode) answer.path("token").path("catalog"))
                .addObject()
                .put("type", service)
                .put("name", service)
                .put("id", service + region)
                .putArray("endpoints")
                .addObject()
                .put("id", service + region)
                .put("interface", "internal")
                .put("region", region)
                .put("region_id", region)
                .put("url", server.baseUrl() + path);
        asked.add(server.stubFor(login(identity)
                .atPriority(ASKED_FOR)
                .willReturn(json(201, answer).withHeader("X-Subject-Token", "token-of-" + identity))));
    }

    /**
     * From now on there is one more service, with what was recorded of it beside this class. An identity that it was not
     * recorded for is refused everything.
     *
     * @param base of the endpoint, where the recorded paths begin
     */
    public void serve(String service, String base, String... identities) {
        for (String identity : identities) {
            endpoint(identity, service, "RegionOne", "/" + service + base);
            for (JsonNode call : resource(service + ".json")) {
                String path = call.path("path").asText();
                if (call.path("as").asText().equals(identity)) {
                    asked.add(server.stubFor(asked(get(urlPathEqualTo(pathOf(service, path))), path)
                            .withHeader("X-Auth-Token", equalTo("token-of-" + identity))
                            .atPriority(path.contains("?") ? WITH_QUERY : RECORDED)
                            .willReturn(json(call.path("status").asInt(), call.path("body")))));
                }
            }
        }
        asked.add(server.stubFor(any(urlMatching("/" + service + "/.*"))
                .atPriority(DEFAULT)
                .willReturn(status(403, "You are not authorized to perform the requested action."))));
    }

    /** Answers as recorded again. */
    public void forget() {
        asked.forEach(server::removeStub);
        asked.clear();
        server.resetScenarios();
        server.resetRequests();
    }

    /** Every list that was recorded of an administrator's. */
    public List<ListCall> lists() {
        List<ListCall> lists = new ArrayList<>();
        for (JsonNode call : calls) {
            String path = call.path("path").asText();
            if (call.path("as").asText().equals("admin") && !path.contains("/quotas") && !path.equals("/v2.1")) {
                array(call.path("body"))
                        .ifPresent(array -> lists.add(new ListCall(call.path("service").asText(), path, array)));
            }
        }
        return lists;
    }

    /** The recorded body of an administrator's call. */
    public JsonNode body(String path) {
        for (JsonNode call : calls) {
            if (call.path("path").asText().equals(path) && call.path("as").asText().equals("admin")) {
                return call.path("body");
            }
        }
        throw new IllegalArgumentException("not recorded: " + path);
    }

    public JsonNode token(String identity) {
        return tokens.path(identity).path("token");
    }

    /** What one test asked for is not there for the next. */
    @Override
    public void afterEach(ExtensionContext context) {
        forget();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
    }

    private void identity(String name) {
        server.stubFor(login(name)
                .atPriority(RECORDED)
                .willReturn(json(201, tokens.path(name)).withHeader("X-Subject-Token", "token-of-" + name)));
        for (JsonNode call : calls) {
            if (sees(name, call)) {
                String path = call.path("path").asText();
                server.stubFor(asked(get(urlPathEqualTo(pathOf(call.path("service").asText(), path))), path)
                        .withHeader("X-Auth-Token", equalTo("token-of-" + name))
                        .atPriority(path.contains("?") ? WITH_QUERY : RECORDED)
                        .willReturn(json(call.path("status").asInt(), call.path("body"))));
            }
        }
    }

    private static MappingBuilder login(String name) {
        return post(urlPathEqualTo("/identity/v3/auth/tokens"))
                .withRequestBody(matchingJsonPath("$.auth.identity.password.user.name", equalTo(name)))
                .withRequestBody(matchingJsonPath("$.auth.identity.password.user.password", equalTo(PASSWORD)));
    }

    /** As the recorded matrix of identities and calls has it. */
    private static boolean sees(String name, JsonNode call) {
        String as = call.path("as").asText();
        String path = call.path("path").asText();
        boolean open = path.equals("/v3/regions") || path.equals("/v2.1") || path.equals("/v2.0/extensions");
        if (open) {
            return true;
        }
        if (call.path("service").asText().equals("identity")) {
            boolean userOnly = path.endsWith("/credentials/OS-EC2") && name.equals("system-reader");
            return SEES_ALL_OF_KEYSTONE.contains(name) && !userOnly;
        }
        return as.equals("admin")
                ? SEES_ALL_ELSEWHERE.contains(name)
                : !SEES_ALL_ELSEWHERE.contains(name) && call.path("service").asText().equals("network");
    }

    private static MappingBuilder asked(MappingBuilder mapping, String path) {
        int mark = path.indexOf('?');
        if (mark >= 0) {
            for (String pair : path.substring(mark + 1).split("&", -1)) {
                String[] parts = pair.split("=", 2);
                mapping.withQueryParam(parts[0], equalTo(parts[1]));
            }
        }
        return mapping;
    }

    private static String pathOf(String service, String path) {
        int mark = path.indexOf('?');
        return "/" + service + (mark < 0 ? path : path.substring(0, mark));
    }

    private ResponseDefinitionBuilder json(int status, JsonNode body) {
        String text = body.toString()
                .replace("http://127.0.0.1:5000", server.baseUrl() + "/identity")
                .replace("http://127.0.0.1:8774", server.baseUrl() + "/compute")
                .replace("http://127.0.0.1:9696", server.baseUrl() + "/network");
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(text);
    }

    public static ResponseDefinitionBuilder status(int status, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"error\": {\"code\": " + status + ", \"message\": \"" + message + "\"}}");
    }

    private static Optional<String> array(JsonNode body) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getValue().isArray()) {
                return Optional.of(member.getKey());
            }
        }
        return Optional.empty();
    }

    private static JsonNode resource(String name) {
        try (InputStream in = RecordedCloud.class.getResourceAsStream("/recorded/" + name)) {
            return JsonPage.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
