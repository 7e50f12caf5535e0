package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One control-plane component on one host, as the mirror of its static pod shows it.
 *
 * <p>Only mirror pods of kube-system count: whoever may create others there administers the cluster anyway, and a tenant
 * can't. Of the containers, the one whose program is the component's is read (some distributions put agents beside it).
 *
 * @param argv behind the program
 */
record ControlPlanePod(Resource pod, String component, String host, List<String> argv,
        Map<String, String> environment) {
    static final String NAMESPACE = "kube-system";
    private static final List<String> COMPONENTS =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd");

    static Optional<ControlPlanePod> of(Resource pod) {
        JsonNode it = pod.attributes();
        boolean mirror = it.path("metadata").path("annotations").has("kubernetes.io/config.mirror");
        if (!mirror || !Json.text(it, "/metadata/namespace").equals(NAMESPACE)) {
            return Optional.empty();
        }
        for (JsonNode container : it.at("/spec/containers")) {
            List<String> line = new ArrayList<>(Json.texts(container.path("command")));
            line.addAll(Json.texts(container.path("args")));
            Optional<String> component = component(line, container, it);
            if (component.isPresent()) {
                return Optional.of(new ControlPlanePod(
                        pod, component.get(), Json.text(it, "/spec/nodeName"), line, environment(container)));
            }
        }
        return Optional.empty();
    }

    /** By the program, else (RKE2 and k3s start it by arguments alone) by the container's name. */
    private static Optional<String> component(List<String> line, JsonNode container, JsonNode pod) {
        String name = Json.text(container, "/name");
        String label = Json.text(pod, "/metadata/labels/component");
        return COMPONENTS.stream()
                .filter(known -> line.stream().anyMatch(word -> word.equals(known) || word.endsWith("/" + known))
                        || name.equals(known)
                        || (label.equals(known) && pod.at("/spec/containers").size() == 1))
                .findFirst();
    }

    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode variable : container.path("env")) {
            if (variable.path("value").isTextual()) {
                environment.put(Json.text(variable, "/name"), Json.text(variable, "/value"));
            }
        }
        return environment;
    }

    /** What is set; etcd alone reads variables. */
    Flags flags() {
        return Flags.parse(argv, component.equals("etcd") ? environment : Map.of());
    }
}
