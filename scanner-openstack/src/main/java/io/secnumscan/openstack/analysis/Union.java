package io.secnumscan.openstack.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Resources of several types as rows of one, for rules that ask the same of all of them. A row has the id, name, scope and
 * region of what it was made of.
 */
abstract class Union implements Analysis {
    private final String type;
    private final List<String> inputs;

    Union(String type, List<String> inputs) {
        this.type = type;
        this.inputs = List.copyOf(inputs);
    }

    /** Writes the row of a resource; what the resource leaves out, the row leaves out. */
    abstract void fill(String input, JsonNode attributes, ObjectNode row);

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final Set<String> needs() {
        return new LinkedHashSet<>(inputs);
    }

    @Override
    public final void derive(
            SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage) {
        UnionCoverage lines = UnionCoverage.of(snapshot, target, inputs);
        for (String input : inputs) {
            snapshot.resources(target, input, resource -> {
                Resource row = row(input, resource);
                lines.count(row);
                resources.accept(row);
            });
        }
        lines.records(type).forEach(coverage);
    }

    private Resource row(String input, Resource source) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        fill(input, source.attributes(), row);
        row.putArray("from").add(Origin.of(source).toJson());
        return new Resource(
                source.target(), source.region(), source.scope(), type, source.id(), source.name(), 0, row);
    }
}
