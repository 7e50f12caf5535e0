package io.secnumscan.k8s.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Derives {@code analysis/ingress-snippet}: one row for each Ingress, with the annotations in which it hands configuration
 * to its controller word by word, and for each ConfigMap that says whether a controller takes them.
 */
public final class Snippets implements Analysis {
    public static final String TYPE = "analysis/ingress-snippet";
    private static final String INGRESSES = "kubernetes.network.ingress";
    private static final String CONFIG_MAPS = "kubernetes.core.config-map";
    private static final List<String> INPUTS = List.of(INGRESSES, CONFIG_MAPS);

    /**
     * {@code nginx.ingress.kubernetes.io/configuration-snippet}, {@code nginx.org/server-snippets}, {@code
     * haproxy.org/backend-config-snippet}, {@code haproxy-ingress.github.io/config-backend}.
     */
    private static final Pattern SNIPPET = Pattern.compile(
            ".*-snippets?|(haproxy-ingress[.]github[.]io|ingress[.]kubernetes[.]io)/config-[a-z-]+");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> needs() {
        return new LinkedHashSet<>(INPUTS);
    }

    @Override
    public void derive(SnapshotView snapshot, String target, Consumer<Resource> resources,
            Consumer<CoverageRecord> coverage) {
        SortedMap<String, Long> counts = new TreeMap<>();
        Consumer<Row> add = row -> {
            counts.merge(row.namespace(), 1L, Long::sum);
            resources.accept(row.of(target));
        };
        snapshot.resources(target, INGRESSES, ingress -> add.accept(ingress(ingress)));
        snapshot.resources(target, CONFIG_MAPS, map -> {
            JsonNode allowed = map.attributes().path("switches").path("allow-snippet-annotations");
            if (allowed.isBoolean()) {
                Row row = Row.about(map);
                row.attributes().put("allowed", allowed.booleanValue()).putArray("snippets");
                add.accept(row);
            }
        });
        InputCoverage.of(snapshot, target, INPUTS)
                .output(TYPE, counts)
                .forEach(coverage);
    }

    private static Row ingress(Resource ingress) {
        Row row = Row.about(ingress);
        ArrayNode snippets = row.attributes().put("allowed", false).putArray("snippets");
        ingress.attributes().path("metadata").path("annotations").fieldNames().forEachRemaining(name -> {
            if (SNIPPET.matcher(name).matches()) {
                snippets.add(name);
            }
        });
        return row;
    }

    private record Row(Resource source, String namespace, ObjectNode attributes) {
        static Row about(Resource source) {
            String namespace = Json.text(source.attributes(), "/metadata/namespace");
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            row.put("object", source.id()).put("namespace", namespace).put("name", source.name());
            return new Row(source, namespace, row);
        }

        Resource of(String target) {
            Derived.from(attributes, List.of(Derived.Source.of(source)));
            return Derived.resource(target, TYPE, namespace, source.id(), source.name(), attributes);
        }
    }
}
