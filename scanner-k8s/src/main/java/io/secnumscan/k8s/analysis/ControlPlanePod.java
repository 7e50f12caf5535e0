package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One control-plane component on one host, as the mirror of its static pod shows it.
 *
 * <p>Only mirror pods of kube-system count: whoever may create others there administers the cluster anyway, and a tenant
 * can't. Of the containers, the one whose program is the component's is read (some distributions put agents beside it).
 *
 * @param argv with the program
 * @param variables names of its environment variables; their values are taken out at collection
 * @param opaque why its flags are not known; empty when they are
 */
record ControlPlanePod(
        Resource pod, String component, String host, List<String> argv, Set<String> variables,
        Optional<String> opaque) {
    static final String NAMESPACE = "kube-system";
    private static final List<String> COMPONENTS =
            List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd");

    private static final List<String> SHELLS = List.of("sh", "bash", "ash", "dash", "busybox");

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
                        pod, component.get(), Json.text(it, "/spec/nodeName"), line, variables(container),
                        opaque(line, container)));
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

    private static Set<String> variables(JsonNode container) {
        Set<String> names = new TreeSet<>();
        container.path("env").forEach(variable -> names.add(Json.text(variable, "/name")));
        return names;
    }

    /** A script can add any flag, and a word that was taken out can have been one. */
    private static Optional<String> opaque(List<String> line, JsonNode container) {
        boolean whole = Stream.of("command", "args")
                .allMatch(part -> StreamSupport.stream(container.path(part).spliterator(), false)
                        .allMatch(JsonNode::isTextual));
        if (!whole) {
            return Optional.of("an argument was taken out, since it looks like a secret");
        }
        String program = line.isEmpty() ? "" : line.getFirst().substring(line.getFirst().lastIndexOf('/') + 1);
        return SHELLS.contains(program) ? Optional.of("it is started by a script") : Optional.empty();
    }

    /** What is set; etcd alone reads variables. */
    Flags flags() {
        return Flags.parse(argv, component.equals("etcd") ? variables : Set.of(), opaque);
    }
}
