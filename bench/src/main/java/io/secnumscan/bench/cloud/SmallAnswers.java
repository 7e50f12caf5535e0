package io.secnumscan.bench.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.bench.cloud.Ids.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Everything of the cloud that is not large: Keystone's lists and what Neutron says of itself. */
final class SmallAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER = Ids.hex(Kind.IDENTITY, 1);
    private static final String PROJECT = Ids.hex(Kind.PROJECT, 0);
    private static final String REGION = "RegionOne";
    private static final List<String> EMPTY = List.of(
            "groups", "role_inferences", "users/" + USER + "/application_credentials=application_credentials",
            "users/" + USER + "/credentials/OS-EC2=credentials", "OS-TRUST/trusts=trusts");
    private static final List<String> ALIASES = List.of(
            "address-group", "allowed-address-pairs", "binding", "extra_dhcp_opt", "logging", "port-security", "quotas",
            "rbac-policies", "router", "security-group", "stateful-security-group");

    private final Map<String, byte[]> answers = new TreeMap<>();
    private final String address;

    SmallAnswers(Size size, String address) {
        this.address = address;
        keystone(size);
        neutron();
    }

    /** @param query decides of roles alone: those of a domain are others than the cloud's, and there are none */
    Optional<byte[]> of(String path, String query) {
        boolean none = path.endsWith("/roles") && query.startsWith("domain_id=");
        return Optional
                .ofNullable(none ? list("roles").toString().getBytes(StandardCharsets.UTF_8) : answers.get(path));
    }

    private void keystone(Size size) {
        String v3 = "/identity/v3/";
        put(v3 + "auth/tokens", JSON.createObjectNode().set("token", token()));
        put(v3 + "domains", list("domains", object("id", "default", "name", "Default").put("enabled", true)));
        put(v3 + "regions", list("regions", object("id", REGION, "description", "").putNull("parent_region_id")));
        put(v3 + "users",
                list("users", object("id", USER, "name", "admin", "domain_id", "default").put("enabled", true)));
        put(v3 + "roles", list("roles", role("admin"), role("member"), role("reader")));
        put(v3 + "projects", list("projects", IntStream.range(0, size.projects()).mapToObj(this::project)
                .toArray(JsonNode[]::new)));
        put(v3 + "role_assignments", list("role_assignments", assignment()));
        put(v3 + "services", list("services", service("identity", 11), service("network", 12)));
        put(v3 + "endpoints", list("endpoints", endpoint("identity", 11), endpoint("network", 12)));
        for (String path : EMPTY) {
            String[] parts = path.split("=", 2);
            put(v3 + parts[0], list(parts[parts.length - 1]));
        }
    }

    private void neutron() {
        String v2 = "/network/v2.0/";
        put(v2 + "quotas", JSON.createObjectNode().set("quotas", JSON.createArrayNode()));
        ArrayNode extensions = JSON.createArrayNode();
        ALIASES.forEach(alias -> extensions.add(object("name", alias, "alias", alias, "description", "",
                "updated", "2020-07-15T10:00:00-00:00").set("links", JSON.createArrayNode())));
        put(v2 + "extensions", JSON.createObjectNode().set("extensions", extensions));
        Map.of("floatingips", "floatingips", "address-groups", "address_groups", "rbac-policies",
                "rbac_policies", "log/logs", "logs")
                .forEach((path, array) -> put(v2 + path, JSON.createObjectNode().set(array, JSON.createArrayNode())));
    }

    private ObjectNode token() {
        ObjectNode domain = object("id", "default", "name", "Default");
        ObjectNode token = object("expires_at", "2099-01-01T00:00:00.000000Z", "issued_at",
                "2026-11-24T05:20:28.000000Z");
        token.putArray("methods").add("password");
        token.set("user", object("id", USER, "name", "admin").set("domain", domain));
        token.set("project", object("id", PROJECT, "name", "project-0").set("domain", domain.deepCopy()));
        token.putArray("roles").add(role("admin")).add(role("reader"));
        token.putArray("catalog").add(service("identity", 11).set("endpoints", array(endpoint("identity", 11))))
                .add(service("network", 12).set("endpoints", array(endpoint("network", 12))));
        return token;
    }

    private ObjectNode project(int number) {
        return object("id", Ids.hex(Kind.PROJECT, number), "name", "project-" + number, "domain_id", "default",
                "description", "", "parent_id", "default").put("enabled", true).put("is_domain", false);
    }

    private static ObjectNode assignment() {
        ObjectNode domain = object("id", "default", "name", "Default");
        ObjectNode scope = JsonNodeFactory.instance.objectNode();
        scope.set("project", object("id", PROJECT, "name", "project-0").set("domain", domain));
        ObjectNode assignment = JsonNodeFactory.instance.objectNode();
        assignment.set("scope", scope);
        assignment.set("user", object("id", USER, "name", "admin").set("domain", domain.deepCopy()));
        assignment.set("role", role("admin"));
        return assignment;
    }

    private static ObjectNode role(String name) {
        return object("id", Ids.hex(Kind.IDENTITY, 1000 + name.charAt(0)), "name", name).putNull("domain_id");
    }

    private static ObjectNode service(String type, int number) {
        return object("id", Ids.hex(Kind.IDENTITY, number), "type", type, "name", type).put("enabled", true);
    }

    private ObjectNode endpoint(String type, int service) {
        return object("id", Ids.hex(Kind.IDENTITY, 100 + service), "interface", "public", "region_id", REGION, "region",
                REGION, "service_id", Ids.hex(Kind.IDENTITY, service), "url", address + "/" + type)
                .put("enabled", true);
    }

    private void put(String path, JsonNode answer) {
        answers.put(path, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode list(String array, JsonNode... elements) {
        ObjectNode links = JSON.createObjectNode().putNull("next").putNull("previous");
        return JSON.createObjectNode().<ObjectNode>set(array, array(elements)).set("links", links);
    }

    private static ArrayNode array(JsonNode... elements) {
        return JSON.createArrayNode().addAll(List.of(elements));
    }

    private static ObjectNode object(String... pairs) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
