package io.secnumscan.k8s.analysis.secondary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Networks that an annotation names: a JSON list of objects, or names with commas between, as {@code
 * namespace/name@interface}, of which the name alone is obligatory.
 *
 * @see <a href="https://github.com/k8snetworkplumbingwg/multi-net-spec">Network custom resource definition, 4.1</a>
 */
final class Attachments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Attachments() {}

    /** As {@code namespace/name}; what is in neither form stands as it is written. */
    static SortedSet<String> of(String annotation, String namespace) {
        SortedSet<String> networks = new TreeSet<>();
        String text = annotation.strip();
        if (text.startsWith("[")) {
            try {
                for (JsonNode one : JSON.readTree(text)) {
                    networks.add(one.path("namespace").asText(namespace) + "/" + one.path("name").asText(""));
                }
            } catch (JsonProcessingException e) {
                networks.add(text);
            }
            return networks;
        }
        for (String one : text.split(",", -1)) {
            String name = one.strip().split("@", -1)[0];
            if (!name.isEmpty()) {
                networks.add(name.contains("/") ? name : namespace + "/" + name);
            }
        }
        return networks;
    }
}
