package io.secnumscan.network.kubernetes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.Set;

/** Pods that are part of their nodes. */
final class Daemon {
    /** A DaemonSet's, or one that the node itself starts. */
    private static final Set<String> OWNERS = Set.of("DaemonSet", "Node");

    private Daemon() {}

    /** Whether a pod runs on each node, on its network, as everything does that connects pods. */
    static boolean is(JsonNode pod) {
        boolean owned = false;
        for (JsonNode owner : pod.path("metadata").path("ownerReferences")) {
            owned |= OWNERS.contains(owner.path("kind").asText());
        }
        return owned && pod.path("spec").path("hostNetwork").asBoolean(false);
    }

    /** Whether a container is ready, and its pod too: kubelet writes the first, and what watches lost nodes the second. */
    static Answer isReady(JsonNode pod, JsonNode container) {
        for (JsonNode condition : pod.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && !condition.path("status").asText().equals("True")) {
                return Answer.NO;
            }
        }
        for (JsonNode status : pod.path("status").path("containerStatuses")) {
            if (status.path("name").asText().equals(container.path("name").asText())) {
                return Answer.of(status.path("ready").asBoolean(false));
            }
        }
        return Answer.UNKNOWN;
    }
}
