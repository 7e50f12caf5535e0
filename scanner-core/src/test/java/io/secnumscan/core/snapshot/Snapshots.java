package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small snapshots for tests. */
final class Snapshots {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String TYPE = "test.thing";

    private Snapshots() {}

    static SnapshotWriter writer(Path folder) {
        return SnapshotWriter.create(
                folder, new SnapshotWriter.Head("secnumscan", "1.2.3", "run-1"), List.of(), InstantSource.fixed(NOW));
    }

    static SnapshotWriter.Planned planned(String type, Scope scope) {
        return new SnapshotWriter.Planned(type, "", scope, "reader", new View.Cloud());
    }

    /** Two pages of things in one read, one call, finished. */
    static Path finished(Path folder) {
        SnapshotWriter writer = twoPages(folder);
        writer.finish();
        return folder;
    }

    /** The same, as a run that was killed after its read had ended. */
    static SnapshotWriter twoPages(Path folder) {
        SnapshotWriter writer = writer(folder);
        writer.addTarget(0, "cloud", "test", JsonNodeFactory.instance.objectNode(), List.of(planned(TYPE, Scope.ALL)),
                List.of());
        ResourceWriter things = writer.open(0, 0);
        page(things, 0, 3);
        page(things, 3, 2);
        writer.record(call(writer.next()));
        writer.ended(0, 0, things, new Coverage.Complete(5));
        return writer;
    }

    static void page(ResourceWriter writer, int from, int count) {
        for (int i = from; i < from + count; i++) {
            int n = i;
            writer.add(1, Scope.of("project", "p" + i % 2), "id-" + i, "thing " + i, json -> {
                json.writeStartObject();
                json.writeNumberField("n", n);
                json.writeEndObject();
            });
        }
        writer.endPage();
    }

    static CallLog.Call call(int number) {
        return new CallLog.Call(
                number, "cloud", "reader", "GET", "https://api/things", 200, Optional.of("req-" + number),
                NOW.plusSeconds(number), 12, 345, Optional.empty(), "ok");
    }

    static List<Resource> resources(SnapshotView snapshot) {
        List<Resource> resources = new ArrayList<>();
        snapshot.resources("cloud", TYPE, resources::add);
        return resources;
    }

    static List<String> ids(SnapshotView snapshot) {
        return resources(snapshot).stream().map(Resource::id).toList();
    }

    static List<Coverage> coverage(SnapshotView snapshot) {
        return snapshot.coverage().stream().map(CoverageRecord::coverage).toList();
    }

    /** The one file of resources in it. */
    static Path resourceFile(Path folder) {
        try (Stream<Path> files = Files.walk(folder.resolve("resources"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
