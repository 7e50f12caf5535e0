package io.secnumscan.core.snapshot;

import static io.secnumscan.core.snapshot.Snapshots.TYPE;
import static io.secnumscan.core.snapshot.Snapshots.coverage;
import static io.secnumscan.core.snapshot.Snapshots.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that ended before its time leaves behind. */
class InterruptedSnapshotTest {
    private static final String REASON = "the collection ended before this was read";

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("snapshot");
    }

    private SnapshotWriter planned() {
        SnapshotWriter writer = Snapshots.writer(folder());
        writer.addTarget(
                0, "cloud", "test", JsonNodeFactory.instance.objectNode(), List.of(Snapshots.planned(TYPE, Scope.ALL)),
                List.of());
        return writer;
    }

    @Test
    void whatWasOnlyPlannedIsUnavailable() {
        planned();

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(Coverage.unavailable(Cause.INTERRUPTED, REASON)), coverage(snapshot));
            assertEquals(Optional.empty(), snapshot.finished());
        }
    }

    @Test
    void whatWasBegunIsPartialWithItsWholePages() {
        ResourceWriter things = planned().open(0, 0);
        Snapshots.page(things, 0, 3);
        things.add(1, Scope.ALL, "in an open page", "", json -> json.writeNull());

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(Coverage.partial(3, Cause.INTERRUPTED, REASON + " to its end")), coverage(snapshot));
            assertEquals(List.of("id-0", "id-1", "id-2"), ids(snapshot));
        }
    }

    @Test
    void whatEndedBeforeTheManifestSaidSoIsStillThere() {
        Snapshots.twoPages(folder());

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(Coverage.partial(5, Cause.INTERRUPTED, REASON + " to its end")), coverage(snapshot));
            assertEquals(5, ids(snapshot).size());
        }
    }

    @Test
    void aRunWithoutAnyTargetYetIsReadable() {
        Snapshots.writer(folder());

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(), snapshot.targets());
            assertEquals(Optional.empty(), snapshot.call(1));
        }
    }

    @Test
    void aTargetThatWasNotYetOpenedIsUnavailableWhateverIsAsked() {
        SnapshotWriter.create(folder(), new SnapshotWriter.Head("secnumscan", "1.2.3", "run-1"),
                List.of(new SnapshotWriter.Announced("cloud", "test")), InstantSource.fixed(Snapshots.NOW));
        Coverage expected =
                Coverage.unavailable(Cause.INTERRUPTED, "the collection ended before the target was opened");

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(List.of(expected), coverage(snapshot));
            assertEquals(expected, snapshot.coverage("cloud", TYPE).getFirst().coverage());
        }
    }

    @Test
    void whatMayYetBeFoundLackingIsNotWholeUntilItIsSettled() {
        SnapshotWriter writer = planned();
        ResourceWriter things = writer.open(0, 0);
        Snapshots.page(things, 0, 3);
        writer.provisional(0, 0);
        writer.ended(0, 0, things, new Coverage.Complete(3));
        another(writer, 1);
        assertEquals(Coverage.partial(3, Cause.INTERRUPTED, REASON + " to its end"), first());

        writer.settle(0);
        another(writer, 2);
        assertEquals(new Coverage.Complete(3), first());
    }

    /** A further target, with which the manifest is written anew. */
    private static void another(SnapshotWriter writer, int place) {
        writer.addTarget(place, "cloud-" + place, "test", JsonNodeFactory.instance.objectNode(), List.of(), List.of());
    }

    private Coverage first() {
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            return coverage(snapshot).getFirst();
        }
    }

    @Test
    void aFileThatIsCutAtAnyByteGivesItsWholePagesAndSaysThatMoreWasThere() throws IOException {
        Snapshots.twoPages(folder());
        Path file = Snapshots.resourceFile(folder());
        byte[] whole = Files.readAllBytes(file);
        int firstPage = memberEnd(whole);

        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int expected = length == whole.length ? 5 : length >= firstPage ? 3 : 0;
            assertReads(expected, "cut at " + length);
        }
    }

    @Test
    void aTailOfZeroesOrNoiseIsLeftOut() throws IOException {
        Snapshots.twoPages(folder());
        Path file = Snapshots.resourceFile(folder());
        byte[] whole = Files.readAllBytes(file);
        int firstPage = memberEnd(whole);
        Random random = new Random(7);

        for (int length = firstPage; length < whole.length; length++) {
            byte[] damaged = Arrays.copyOf(whole, length + 1 + random.nextInt(50));
            Files.write(file, damaged);
            // The last bytes of a member are zeroes themselves.
            boolean same = damaged.length >= whole.length && Arrays.equals(whole, Arrays.copyOf(damaged, whole.length));
            assertReads(same ? 5 : 3, "zeroes from " + length);
            byte[] noise = new byte[damaged.length - length];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, length, noise.length);
            damaged[length] = (byte) ~whole[length];
            Files.write(file, damaged);
            assertReads(3, "noise from " + length);
        }
    }

    @Test
    void aCallLogThatIsCutAtAnyByteGivesTheCallsBeforeTheCut() throws IOException {
        SnapshotWriter writer = Snapshots.writer(folder());
        for (int i = 0; i < CallFile.MEMBER + 2; i++) {
            writer.record(Snapshots.call(writer.next()));
        }
        writer.finish();
        Path log = folder().resolve("calls.ndjson.gz");
        byte[] whole = Files.readAllBytes(log);
        int firstMember = memberEnd(whole);
        Snapshots.writer(temp.resolve("cut"));

        for (int length = 0; length < whole.length; length += 7) {
            Files.write(temp.resolve("cut/calls.ndjson.gz"), Arrays.copyOf(whole, length));
            try (SnapshotReader snapshot = SnapshotReader.open(temp.resolve("cut"))) {
                assertEquals(length >= firstMember, snapshot.call(1).isPresent(), "cut at " + length);
                assertEquals(Optional.empty(), snapshot.call(CallFile.MEMBER + 1));
            }
        }
    }

    @Test
    void aManifestThatWasBeingReplacedIsTheOldOne() throws IOException {
        planned();
        Files.writeString(folder().resolve("manifest.json.new"), "{\"format_ver");

        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(1, snapshot.coverage().size());
        }
    }

    private void assertReads(int expected, String when) {
        try (SnapshotReader snapshot = SnapshotReader.open(folder())) {
            assertEquals(expected, ids(snapshot).size(), when);
            Coverage coverage = coverage(snapshot).getFirst();
            assertTrue(
                    expected == 0
                            ? coverage instanceof Coverage.Unavailable
                            : coverage instanceof Coverage.Partial partial && partial.count() == expected,
                    () -> when + ": " + coverage);
        }
    }

    /** Where the first member ends: at the next one's head. */
    private static int memberEnd(byte[] file) {
        for (int i = 1; i + 3 < file.length; i++) {
            if (file[i] == 0x1f && file[i + 1] == (byte) 0x8b && file[i + 2] == 8 && file[i + 3] == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("one member only");
    }
}
