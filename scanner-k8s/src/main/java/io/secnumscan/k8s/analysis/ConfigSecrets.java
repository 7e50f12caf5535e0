package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Derives {@code analysis/config-map}: one row for each ConfigMap, with the keys whose values were found to hold secrets when
 * they were measured at collection. Values are not there to be looked at again.
 */
public final class ConfigSecrets implements Analysis {
    public static final String TYPE = "analysis/config-map";

    /**
     * Public signatures of bootstrap tokens over this very object, which anybody may read:
     * https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/#configmap-signing
     */
    private static final String CLUSTER_INFO = "ConfigMap/kube-public/cluster-info";

    private static final String SIGNATURE = "jws-kubeconfig-";

    private static final String CONFIG_MAPS = "kubernetes.core.config-map";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return Set.of(CONFIG_MAPS);
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        SortedMap<String, Long> counts = new TreeMap<>();
        snapshot.resources(target, CONFIG_MAPS, map -> {
            String namespace = Json.text(map.attributes(), "/metadata/namespace");
            counts.merge(namespace, 1L, Long::sum);
            ObjectNode row = row(map).put("namespace", namespace);
            resources.accept(Derived.resource(target, TYPE, namespace, map.id(), map.name(), row));
        });
        InputCoverage.of(snapshot, target, List.of(CONFIG_MAPS))
                .output(TYPE, counts)
                .forEach(coverage);
    }

    private static ObjectNode row(Resource map) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("object", map.id()).put("name", map.name());
        ArrayNode keys = row.putArray("keys");
        ArrayNode found = row.putArray("found");
        boolean measured = map.attributes().path("binaryData").isEmpty();
        for (Map.Entry<String, JsonNode> value : map.attributes().path("data").properties()) {
            JsonNode matches = value.getValue().path("matches");
            measured &= matches.isArray();
            boolean signature = map.id().equals(CLUSTER_INFO) && value.getKey().startsWith(SIGNATURE);
            if (!matches.isEmpty() && !signature) {
                keys.add(value.getKey());
                matches.forEach(match -> found.add(match.asText()));
            }
        }
        row.put("searched", measured);
        Derived.from(row, List.of(Derived.Source.of(map)));
        return row;
    }
}
