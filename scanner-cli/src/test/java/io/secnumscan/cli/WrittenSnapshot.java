package io.secnumscan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.ResourceWriter;
import io.secnumscan.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A snapshot of one target as a test writes it down; of each type that it names, all was read. */
final class WrittenSnapshot {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String target;
    private final String platform;
    private final Map<String, List<JsonNode>> rows = new LinkedHashMap<>();

    WrittenSnapshot(String target, String platform) {
        this.target = target;
        this.platform = platform;
    }

    WrittenSnapshot none(String... types) {
        List.of(types).forEach(type -> rows.put(platform + "." + type, new ArrayList<>()));
        return this;
    }

    /** @param json with single quotes */
    WrittenSnapshot add(String type, String json) {
        try {
            rows.computeIfAbsent(platform + "." + type, any -> new ArrayList<>())
                    .add(JSON.readTree(json.replace('\'', '"')));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path folder) {
        SnapshotWriter writer = SnapshotWriter.create(
                folder, new SnapshotWriter.Head("secnumscan", "0", "run"), List.of(),
                InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")));
        writer.addTarget(0, target, platform, JsonNodeFactory.instance.objectNode(),
                rows.keySet().stream()
                        .map(type -> new SnapshotWriter.Planned(type, "r", Scope.ALL, "admin", new View.Cloud()))
                        .toList(),
                List.of());
        int number = 0;
        for (List<JsonNode> list : rows.values()) {
            ResourceWriter writing = writer.open(0, number);
            list.forEach(row -> add(writing, row));
            writing.endPage();
            writer.ended(0, number++, writing, new Coverage.Complete(list.size()));
        }
        writer.finish();
    }

    private static void add(ResourceWriter writing, JsonNode row) {
        JsonNode meta = row.path("metadata");
        String name = meta.path("name").asText(row.path("name").asText(""));
        String namespace = meta.path("namespace").asText("");
        Scope scope = !namespace.isEmpty() ? Scope.of("namespace", namespace)
                : row.has("project_id") ? Scope.of("project", row.path("project_id").asText())
                : Scope.ALL;
        writing.add(0, scope, row.path("id").asText(namespace + "/" + name), name, json -> json.writeTree(row));
    }
}
