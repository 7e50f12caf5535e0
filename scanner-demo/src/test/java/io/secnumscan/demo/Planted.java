package io.secnumscan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Secrets put into the answers of the simulated cloud, wherever real clouds keep them or let them slip. */
final class Planted {
    /** What the run itself logs in with; services quote it back. */
    static final String PASSWORD = "canary-login/password & more";
    static final String TOKEN = "canary-token-that-looks-like-nothing";
    static final String BEARER = "canary-bearer-that-looks-like-nothing";
    static final String APPLICATION_SECRET = "canary-of-an-application-credential";
    /** Where a Keystone answers that takes no login. */
    static final String REFUSING = "/refusing/v3";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> canaries =
            new ArrayList<>(List.of(PASSWORD, TOKEN, half(TOKEN), BEARER, APPLICATION_SECRET));
    private final Map<String, Consumer<ObjectNode>> changes;
    private final Set<String> changed = new HashSet<>();

    Planted() {
        changes = Map.ofEntries(
                Map.entry("/identity/v3/auth/tokens", this::login),
                Map.entry("/identity/v3/users", answer -> first(answer, "users")
                        .put("description", "password=" + canary("description")).put("password", canary("user"))),
                Map.entry("/identity/v3/projects", answer -> first(answer, "projects")
                        .put("description", "db_password: " + canary("project"))),
                Map.entry("/identity/v3/groups", answer -> first(answer, "groups")
                        .put("description", "https://robot:" + canary("address") + "@git.example/x.git")),
                Map.entry("/identity/v3/OS-TRUST/trusts", answer -> refuse(answer, 400, "bad token id " + TOKEN)),
                Map.entry("/network/v2.0/networks", answer -> first(answer, "networks")
                        .put("description", "psk: " + canary("psk-in-words"))),
                Map.entry("/network/v2.0/routers", answer -> first(answer, "routers").put("psk", canary("psk"))),
                Map.entry("/network/v2.0/floatingips",
                        answer -> refuse(answer, 403, "X-Auth-Token " + half(TOKEN) + "… may not, "
                                + Base64.getEncoder().encodeToString((":" + TOKEN).getBytes(StandardCharsets.UTF_8)))),
                Map.entry("/network/v2.0/log/logs", this::elsewhere),
                Map.entry("/compute/v2.1/servers/detail", this::servers),
                Map.entry("/compute/v2.1/os-aggregates", answer -> refuse(answer, 400, "no user with " + PASSWORD)),
                Map.entry("/compute/v2.1/os-services", answer -> refuse(answer, 500,
                        "Traceback: connect(\"mysql://nova:" + canary("database") + "@db/nova\")")),
                Map.entry("/api/v1/pods", this::pods),
                Map.entry("/api/v1/configmaps", this::configMaps),
                Map.entry("/api/v1/secrets", this::secrets),
                Map.entry("/api/v1/services", answer -> annotate(first(answer, "items"), "example.com/note",
                        "log in with token=" + canary("annotation"))),
                Map.entry("/api/v1/serviceaccounts", answer -> annotate(first(answer, "items"), LAST_APPLIED,
                        "{\"data\":\"" + canary("applied-account") + "\"}")),
                Map.entry("/api/v1/replicationcontrollers", answer -> answer.put("body", canary("no-list"))),
                Map.entry("/apis/batch/v1/jobs",
                        answer -> refuse(answer, 401, "Unauthorized: Bearer " + BEARER + " has ended")),
                Map.entry("/apis/batch/v1/cronjobs", answer -> refuse(answer, 500,
                        "decoding failed: {\"kind\":\"Secret\",\"password\":\"" + canary("decoded") + "\"}")),
                Map.entry("/apis/apps/v1/deployments", answer -> annotate(first(answer, "items"), LAST_APPLIED,
                        "{\"spec\":{\"env\":[{\"name\":\"X\",\"value\":\"" + canary("applied") + "\"}]}}")));
    }

    /** All that was planted until now. */
    List<String> canaries() {
        return List.copyOf(canaries);
    }

    /** Paths whose answer holds a canary. */
    Set<String> paths() {
        return new TreeSet<>(changes.keySet());
    }

    /** Paths that the recording has an answer for. */
    Set<String> changed() {
        return changed;
    }

    JsonNode change(JsonNode recorded) {
        String path = recorded.path("path").asText();
        ObjectNode answer = recorded.deepCopy();
        if (path.endsWith("/OS-EC2")) {
            answer.path("body").path("credentials").forEach(one -> ((ObjectNode) one).put("secret", canary("ec2")));
        } else if (path.endsWith("/application_credentials")) {
            answer.path("body").path("application_credentials")
                    .forEach(one -> ((ObjectNode) one).put("secret", canary("application-credential")));
        } else if (path.endsWith("/os-keypairs") && recorded.path("query").asText().startsWith("user_id=c6")) {
            // the answer for everybody else does for this user too: in place of it stands another Keystone
            answer.put("method", "POST").put("query", "").put("path", REFUSING + "/auth/tokens");
            refuse(answer, 401, "Rejected " + JSON.createObjectNode().put("secret", APPLICATION_SECRET) + ": "
                    + APPLICATION_SECRET + " is unknown");
        } else if (path.endsWith("/os-keypairs")) {
            answer.path("body").path("keypairs")
                    .forEach(one -> ((ObjectNode) one.path("keypair")).put("private_key", key("keypair")));
        } else if (changes.containsKey(path) && recorded.path("query").asText("").isEmpty()) {
            changes.get(path).accept(answer);
            changed.add(path);
        }
        return answer;
    }

    /** A new secret; it looks like one to nobody who does not know where it stands. */
    String canary(String what) {
        String canary = "canary-" + what + "-" + canaries.size() + "q";
        canaries.add(canary);
        return canary;
    }

    /** A private key: whole, and each of its lines. */
    String key(String what) {
        String body = Base64.getEncoder().encodeToString((canary(what) + " is no key at all, only words").getBytes(
                StandardCharsets.UTF_8));
        canaries.add(body);
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    private void login(ObjectNode answer) {
        ((ObjectNode) answer.path("headers")).put("X-Subject-Token", TOKEN);
        ((ObjectNode) answer.path("body").path("token")).put("secret", canary("token-document"));
    }

    private void servers(ObjectNode answer) {
        ArrayNode servers = (ArrayNode) answer.path("body").path("servers");
        String plain = "#cloud-config\nuser: ops\npassword: " + canary("user-data") + "\n";
        String script = "#!/bin/sh\nexport DB_PASSWORD=" + canary("packed-user-data") + "\n";
        server(servers, 0).put("OS-EXT-SRV-ATTR:user_data", base64(plain.getBytes(StandardCharsets.UTF_8)))
                .put("adminPass", canary("admin-pass"))
                .put("description", "made by " + key("description-key"));
        server(servers, 1).put("OS-EXT-SRV-ATTR:user_data", packed(script));
        server(servers, 2).putObject("metadata").put("db_password", canary("metadata"))
                .put("startup", "curl -u robot:" + canary("curl") + " https://x.example");
    }

    private void pods(ObjectNode answer) {
        ObjectNode pod = first(answer, "items");
        ObjectNode container = (ObjectNode) pod.path("spec").path("containers").get(0);
        ArrayNode env = container.putArray("env");
        env.addObject().put("name", "DB_PASSWORD").put("value", canary("env"));
        env.addObject().put("name", "DATABASE").put("value", "postgres://app:" + canary("env-address") + "@db/app");
        container.putArray("args").add("--token=" + canary("argument")).add("--password").add(canary("next-argument"));
        container.putArray("command").add("sh").add("-c").add("export API_KEY=" + canary("command") + "; run");
        annotate(pod, LAST_APPLIED, "{\"spec\":\"" + canary("applied-pod") + "\"}");
    }

    private void configMaps(ObjectNode answer) {
        ObjectNode map = first(answer, "items");
        String kubeconfig = "users:\n- name: admin\n  user:\n    token: " + canary("kubeconfig-token")
                + "\n    client-key-data: " + base64(key("kubeconfig-key").getBytes(StandardCharsets.UTF_8)) + "\n";
        map.putObject("data").put("kubeconfig", kubeconfig).put("note", canary("unnamed"));
        map.putObject("binaryData").put("blob", packed(canary("binary")));
        annotate(map, LAST_APPLIED, "{\"data\":{\"note\":\"" + canary("applied-map") + "\"}}");
    }

    /** A server that is asked for metadata alone, and gives everything. */
    private void secrets(ObjectNode answer) {
        ObjectNode list = JSON.createObjectNode().put("kind", "SecretList").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", "1");
        ArrayNode items = list.putArray("items");
        ObjectNode opaque = secret(items, "plain", "Opaque");
        opaque.putObject("data").put("value", base64(canary("secret").getBytes(StandardCharsets.UTF_8)));
        opaque.putObject("stringData").put("value", canary("string-data"));
        annotate(opaque, LAST_APPLIED, "{\"data\":{\"value\":\"" + canary("applied-secret") + "\"}}");
        String login = base64(("puller:" + canary("registry")).getBytes(StandardCharsets.UTF_8));
        canaries.add(login);
        secret(items, "pull", "kubernetes.io/dockerconfigjson").putObject("data").put(".dockerconfigjson",
                base64(("{\"auths\":{\"registry.example\":{\"auth\":\"" + login + "\"}}}").getBytes(
                        StandardCharsets.UTF_8)));
        answer.put("status", 200).set("body", list);
    }

    private static ObjectNode secret(ArrayNode items, String name, String type) {
        ObjectNode secret = items.addObject().put("type", type);
        secret.putObject("metadata").put("name", name).put("namespace", "default").put("uid", "uid-" + name)
                .put("creationTimestamp", "2026-11-24T03:47:03Z");
        return secret;
    }

    private void elsewhere(ObjectNode answer) {
        answer.put("status", 302).putObject("headers").put("Location",
                "https://login.example/?token=" + TOKEN + "&password=" + canary("redirect"));
    }

    private static void refuse(ObjectNode answer, int status, String message) {
        answer.put("status", status).putObject("body").put("kind", "Status").put("message", message);
    }

    private static ObjectNode first(ObjectNode answer, String list) {
        return (ObjectNode) answer.path("body").path(list).get(0);
    }

    private static ObjectNode server(ArrayNode servers, int at) {
        return (ObjectNode) servers.get(at);
    }

    private static void annotate(ObjectNode object, String name, String value) {
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        metadata.withObjectProperty("annotations").put(name, value);
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2 + 1);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What is packed can't be searched for by its content, so that the packed text is a canary too. */
    private String packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        canaries.add(base64(bytes.toByteArray()));
        return base64(bytes.toByteArray());
    }
}
