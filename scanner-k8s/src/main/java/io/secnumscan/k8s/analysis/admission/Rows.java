package io.secnumscan.k8s.analysis.admission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.k8s.analysis.Derived;
import io.secnumscan.k8s.analysis.InputCoverage;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Hands rows of one derived type over, and counts them. */
record Rows(String target, String type, Consumer<Resource> to, SortedMap<String, Long> counts) {
    Rows(String target, String type, Consumer<Resource> to) {
        this(target, type, to, new TreeMap<>());
    }

    /** What every row says of the object that it is about. */
    static ObjectNode about(Resource object) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("object", object.id()).put("kind", object.id().substring(0, object.id().indexOf('/')));
        return row.put("name", object.name());
    }

    /** @param part of the object that the row is about, behind its id; empty for the whole */
    void add(Resource object, String part, ObjectNode row) {
        String namespace = object.attributes().path("metadata").path("namespace").asText("");
        counts.merge(namespace, 1L, Long::sum);
        row.put("namespace", namespace.isEmpty() ? null : namespace);
        Derived.from(row, List.of(Derived.Source.of(object)));
        to.accept(Derived.resource(target, type, namespace, object.id() + part, row.path("name").asText(), row));
    }

    void cover(SnapshotView snapshot, List<String> inputs, Consumer<CoverageRecord> coverage) {
        InputCoverage.of(snapshot, target, inputs)
                .output(type, counts)
                .forEach(coverage);
    }
}
