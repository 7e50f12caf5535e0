package io.secnumscan.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource whose attributes fail half-way leaves nothing of it behind. */
class HalfResourceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, IllegalStateException.class})
    void theOthersOfItsPageStayReadable(Class<? extends Throwable> failure) {
        SnapshotWriter writer = Snapshots.writer(folder);
        writer.addTarget(0, "cloud", "test", JsonNodeFactory.instance.objectNode(),
                List.of(Snapshots.planned(Snapshots.TYPE, Scope.ALL)), List.of());
        ResourceWriter things = writer.open(0, 0);
        Snapshots.page(things, 0, 1);
        assertThrows(failure, () -> things.add(1, Scope.ALL, "id-half", "half", json -> {
            json.writeStartObject();
            json.writeFieldName("n");
            if (failure == StackOverflowError.class) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("half-way");
        }));
        Snapshots.page(things, 1, 1);
        writer.record(Snapshots.call(writer.next()));
        writer.ended(0, 0, things, new Coverage.Complete(2));
        writer.finish();

        try (SnapshotReader snapshot = SnapshotReader.open(folder)) {
            assertEquals(List.of("id-0", "id-1"), Snapshots.ids(snapshot));
        }
    }
}
