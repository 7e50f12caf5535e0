package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One top controller as it fills with its pods: what differs is kept once, so memory grows with workloads, not pods. */
final class Workload {
    private static final int ORIGINS = 5;
    private static final Map<String, String> ROLES =
            Map.of("containers", "main", "initContainers", "init", "ephemeralContainers", "ephemeral");
    /** What a pod says for all of its containers that don't say it themselves. */
    private static final List<String> INHERITED = List.of(
            "runAsNonRoot", "runAsUser", "runAsGroup", "seccompProfile", "appArmorProfile", "seLinuxOptions",
            "windowsOptions");
    /** The volume that admission adds for the account's token; its name differs from pod to pod. */
    private static final Pattern TOKEN_VOLUME = Pattern.compile("kube-api-access-[a-z0-9]{5}");

    private final Controllers.Owner owner;
    private final SequencedSet<JsonNode> containers = new LinkedHashSet<>();
    private final SequencedMap<String, ObjectNode> hostPaths = new LinkedHashMap<>();
    private final SortedSet<String> accounts = new TreeSet<>();
    private final SortedSet<String> sysctls = new TreeSet<>();
    private final SortedSet<String> volumeKinds = new TreeSet<>();
    private final SortedSet<String> systems = new TreeSet<>();
    private final List<Derived.Source> from = new ArrayList<>();
    private int pods;
    private boolean fromTemplate;
    private boolean hostNetwork;
    private boolean hostPid;
    private boolean hostIpc;
    private boolean hostUsers;
    private boolean mirror;
    private boolean sharesProcesses;
    private boolean tokenMounted;
    private boolean tokenUnknown;

    Workload(Controllers.Owner owner) {
        this.owner = owner;
    }

    Controllers.Owner owner() {
        return owner;
    }

    boolean seenRunning() {
        return pods > 0;
    }

    void addPod(Resource pod) {
        pods++;
        mirror |= pod.attributes().path("metadata").path("annotations").has("kubernetes.io/config.mirror");
        origin(pod);
        add(pod.attributes().path("spec"), pod.attributes().at("/metadata/annotations"));
        tokenMounted |= pod.attributes().at("/spec/volumes").valueStream().anyMatch(Workload::isToken);
    }

    /** As admission adds it, or as somebody wrote it. */
    private static boolean isToken(JsonNode volume) {
        return volume.at("/projected/sources").valueStream().anyMatch(source -> source.has("serviceAccountToken"));
    }

    /** For a controller of which no pod was seen. */
    void addTemplate(Resource controller, JsonNode podSpec) {
        fromTemplate = true;
        origin(controller);
        add(podSpec, Json.NODES.missingNode());
        JsonNode automount = podSpec.path("automountServiceAccountToken");
        tokenMounted |= automount.asBoolean();
        // Left out, it is the account's to say.
        tokenUnknown |= !automount.isBoolean();
    }

    private void origin(Resource resource) {
        if (from.size() < ORIGINS) {
            from.add(Derived.Source.of(resource));
        }
    }

    private void add(JsonNode spec, JsonNode annotations) {
        hostNetwork |= spec.path("hostNetwork").asBoolean();
        hostPid |= spec.path("hostPID").asBoolean();
        hostIpc |= spec.path("hostIPC").asBoolean();
        hostUsers |= spec.path("hostUsers").asBoolean(true);
        systems.add(Json.text(spec, "/os/name"));
        sharesProcesses |= spec.path("shareProcessNamespace").asBoolean();
        spec.at("/securityContext/sysctls").forEach(sysctl -> sysctls.add(Json.text(sysctl, "/name")));
        accounts.add(spec.path("serviceAccountName").asText("default"));
        for (String kind : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.path(kind).forEach(container -> containers.add(seen(kind, container, spec, annotations)));
        }
        spec.path("volumes").forEach(volume -> {
            hostPath(volume, spec);
            volume.fieldNames().forEachRemaining(volumeKinds::add);
        });
        volumeKinds.remove("name");
    }

    private static JsonNode seen(String kind, JsonNode container, JsonNode spec, JsonNode annotations) {
        ObjectNode copy = container.deepCopy();
        inherit(copy, spec.path("securityContext"));
        Confinement.write(copy, annotations);
        boolean stays = kind.equals("initContainers") && Json.text(container, "/restartPolicy").equals("Always");
        copy.put("role", stays ? "sidecar" : ROLES.getOrDefault(kind, "main"));
        if (copy.get("volumeMounts") instanceof ArrayNode mounts) {
            without(mounts, mount -> TOKEN_VOLUME.matcher(Json.text(mount, "/name")).matches());
        }
        return copy;
    }

    private static void inherit(ObjectNode container, JsonNode pod) {
        JsonNode own = container.path("securityContext");
        if (!own.isObject() && !own.isMissingNode() && !own.isNull()) {
            return;
        }
        for (String name : INHERITED) {
            if (pod.hasNonNull(name) && !own.hasNonNull(name)) {
                container.withObject("/securityContext").set(name, pod.get(name));
                own = container.path("securityContext");
            }
        }
    }

    private static void without(ArrayNode array, Predicate<JsonNode> unwanted) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (unwanted.test(array.get(i))) {
                array.remove(i);
            }
        }
    }

    /** As the node's kernel takes it: without empty parts and those that lead nowhere. The API server refuses {@code ..} */
    private static String plain(String path) {
        String plain = Stream.of(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/", "/", ""));
        return path.startsWith("/") ? plain : path;
    }

    private void hostPath(JsonNode volume, JsonNode spec) {
        if (!volume.has("hostPath")) {
            return;
        }
        String name = Json.text(volume, "/name");
        String path = plain(Json.text(volume, "/hostPath/path"));
        ObjectNode row = Json.NODES.objectNode();
        row.put("volume", name).put("path", path).put("type", Json.text(volume, "/hostPath/type"));
        ArrayNode mounts = Json.NODES.arrayNode();
        boolean readOnly = true;
        for (String kind : List.of("initContainers", "containers", "ephemeralContainers")) {
            for (JsonNode container : spec.path(kind)) {
                for (JsonNode mount : container.path("volumeMounts")) {
                    if (Json.text(mount, "/name").equals(name)) {
                        boolean only = mount.path("readOnly").asBoolean();
                        readOnly &= only;
                        mounts.addObject()
                                .put("container", Json.text(container, "/name"))
                                .put("mount_path", Json.text(mount, "/mountPath"))
                                .put("read_only", only);
                    }
                }
            }
        }
        row.put("read_only", readOnly);
        row.set("mounts", mounts);
        hostPaths.putIfAbsent(row.toString(), row);
    }

    /**
     * The row.
     *
     * @param expected how many pods its controller says it runs; 0 where nobody says
     */
    ObjectNode attributes(long expected) {
        ObjectNode row = Json.NODES.objectNode();
        row.put("kind", owner.kind())
                .put("api_group", owner.group())
                .put("namespace", owner.namespace())
                .put("name", owner.name())
                .put("seen", fromTemplate ? "template" : "pods")
                .put("pods", pods);
        if (pods > 0 || expected == 0) {
            row.put("complete", true);
        }
        row.put("mirror", mirror)
                .put("host_network", hostNetwork)
                .put("host_pid", hostPid)
                .put("host_ipc", hostIpc)
                .put("host_users", hostUsers)
                .put("os", systems.size() == 1 ? systems.first() : "");
        row.put("share_process", sharesProcesses);
        if (tokenMounted || !tokenUnknown) {
            row.put("token_mounted", tokenMounted);
        }
        row.set("sysctls", Json.array(sysctls));
        row.set("volume_kinds", Json.array(volumeKinds));
        row.set("service_accounts", Json.array(accounts));
        row.putArray("containers").addAll(containers);
        row.putArray("host_paths").addAll(hostPaths.values());
        Derived.from(row, from);
        return row;
    }
}
