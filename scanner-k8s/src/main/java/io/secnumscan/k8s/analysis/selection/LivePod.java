package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.k8s.analysis.Labels;
import java.util.Optional;

/**
 * A pod that policies can reach: it runs, or will, and has a network of its own.
 *
 * @param account name of its service account
 */
record LivePod(String namespace, JsonNode labels, String account) {
    /** Empty for one that has finished, and for one on the host's network, which no policy reaches. */
    static Optional<LivePod> of(Resource pod) {
        JsonNode object = pod.attributes();
        String phase = object.path("status").path("phase").asText();
        boolean out = phase.equals("Succeeded") || phase.equals("Failed")
                || object.path("spec").path("hostNetwork").asBoolean(false);
        return out
                ? Optional.empty()
                : Optional.of(new LivePod(
                        object.path("metadata").path("namespace").asText(),
                        object.path("metadata").path("labels"),
                        object.path("spec").path("serviceAccountName").asText("default")));
    }

    Labels own() {
        return Labels.of(labels);
    }
}
