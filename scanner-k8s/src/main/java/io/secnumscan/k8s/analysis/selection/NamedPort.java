package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.k8s.analysis.LabelSelector;
import io.secnumscan.k8s.analysis.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that a rule of a NetworkPolicy names, and whether a pod that it is about has one of that name. A name is looked up
 * on each pod that receives: those that the policy selects, or those that its rule lets them speak to.
 */
final class NamedPort {
    private final String direction;
    private final String name;
    private final String protocol;
    private final Selection receivers;
    private Match found = Match.NO;

    private NamedPort(String direction, String name, String protocol, Selection receivers) {
        this.direction = direction;
        this.name = name;
        this.protocol = protocol;
        this.receivers = receivers;
    }

    static List<NamedPort> of(JsonNode spec, String namespace) {
        List<NamedPort> ports = new ArrayList<>();
        Selection own = new Selection.ByLabels(
                Selection.NamespaceTest.named(namespace), LabelSelector.of(spec.path("podSelector")));
        for (JsonNode rule : spec.path("ingress")) {
            add(ports, "ingress", rule, own);
        }
        for (JsonNode rule : spec.path("egress")) {
            add(ports, "egress", rule, peers(rule.path("to"), namespace));
        }
        return List.copyOf(ports);
    }

    private static void add(List<NamedPort> ports, String direction, JsonNode rule, Selection receivers) {
        for (JsonNode port : rule.path("ports")) {
            if (port.path("port").isTextual()) {
                ports.add(new NamedPort(
                        direction, port.path("port").textValue(), port.path("protocol").asText("TCP"), receivers));
            }
        }
    }

    /** Pods that peers are. Blocks of addresses have no pods, and so no names. */
    private static Selection peers(JsonNode peers, String namespace) {
        if (peers.isEmpty()) {
            return new Selection.ByLabels(everywhere -> Match.YES, new LabelSelector(List.of()));
        }
        List<Selection> all = new ArrayList<>();
        for (JsonNode peer : peers) {
            if (!peer.path("ipBlock").isObject()) {
                Selection.NamespaceTest test = peer.path("namespaceSelector").isObject()
                        ? Selection.NamespaceTest.labelled(LabelSelector.of(peer.path("namespaceSelector")))
                        : Selection.NamespaceTest.named(namespace);
                all.add(new Selection.ByLabels(test, LabelSelector.of(peer.path("podSelector"))));
            }
        }
        return new Selection.AnyOf(List.copyOf(all));
    }

    void see(Place place, LivePod pod, Resource resource) {
        if (found != Match.YES && has(resource.attributes().path("spec"))) {
            found = found.or(receivers.namespace(place).and(receivers.pod(place, pod)));
        }
    }

    private boolean has(JsonNode spec) {
        return Parts.any(spec.path("containers"), this::opens)
                || Parts.any(spec.path("initContainers"),
                        container -> container.path("restartPolicy").asText("").equals("Always") && opens(container));
    }

    private boolean opens(JsonNode container) {
        return Parts.any(container.path("ports"), port -> port.path("name").asText("").equals(name)
                && port.path("protocol").asText("TCP").equals(protocol));
    }

    /** @param whole whether every pod that could have it was seen */
    void write(ObjectNode row, boolean ownWhole, boolean allWhole) {
        row.put("direction", direction).put("name", name).put("protocol", protocol);
        boolean whole = direction.equals("ingress") ? ownWhole : allWhole;
        if (found == Match.YES || found == Match.NO && whole) {
            row.put("found", found == Match.YES);
        }
    }
}
