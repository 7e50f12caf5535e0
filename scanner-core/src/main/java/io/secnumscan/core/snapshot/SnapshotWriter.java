package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.disk.OwnerOnly;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a snapshot folder (mode 0700) while a collection runs, so that it is readable whenever the run ends or is killed.
 *
 * <p>The manifest is written with the plan before anything is read, again when reads have ended (about once a second at
 * most, since a plan may have thousands of lines), and at the end; each time to a new file that replaces the old one.
 * Every read has a file of its own, named in the plan: the order of resources in a snapshot is that of the plan and of the
 * API's pages, whatever the threads did.
 *
 * <p>Thread-safe; a {@link ResourceWriter} belongs to one thread.
 */
public final class SnapshotWriter implements CallLog {
    private final Path folder;
    private final Head head;
    private final InstantSource clock;
    private final Instant started;
    private final CallFile calls;
    private final ManifestFile manifest;
    /** By their place among the targets of the run, which is their order in the manifest. */
    private final SortedMap<Integer, TargetState> targets = new TreeMap<>();

    private boolean finished;

    private SnapshotWriter(Path folder, Head head, InstantSource clock) {
        this.folder = folder;
        this.head = head;
        this.clock = clock;
        this.started = clock.instant();
        this.calls = new CallFile(folder.resolve(Manifest.CALLS));
        this.manifest = new ManifestFile(folder);
    }

    /** Who collects; goes into the manifest as it is. */
    public record Head(String tool, String toolVersion, String run) {}

    /** One read to come: a type in a scope, with the identity that has the widest proved view of it. */
    public record Planned(String type, String region, Scope scope, String identity, View view) {}

    /** @param provisional reads that have ended and may yet be found lacking */
    private record TargetState(
            String name, String platform, ObjectNode facts, List<Manifest.Read> reads, Set<Integer> provisional) {
        TargetState(String name, String platform, ObjectNode facts, List<Manifest.Read> reads) {
            this(name, platform, facts, reads, new HashSet<>());
        }

        /** As a reader is to see it if the run is killed now. */
        Manifest.Target target() {
            List<Manifest.Read> seen = new ArrayList<>(reads);
            provisional.forEach(read -> seen.set(read, reads.get(read).begunAgain()));
            return new Manifest.Target(name, platform, facts, seen);
        }
    }

    /** A target that is to be opened. */
    public record Announced(String name, String platform) {}

    /**
     * @param folder is made; may exist if it is empty
     * @param announced the targets of the run, which are in the manifest from its first moment: a run that is killed before
     *     one was opened must not look as if it had none
     * @throws SnapshotException when it holds something or can't be made
     */
    public static SnapshotWriter create(Path folder, Head head, List<Announced> announced, InstantSource clock) {
        try {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw new SnapshotException(new Text(
                        "is not empty; remove it, or name another --output",
                        "n'est pas vide ; le supprimer, ou nommer un autre --output").at(folder.toString()));
            }
            OwnerOnly.folder(folder.toAbsolutePath());
            OwnerOnly.close(folder);
        } catch (IOException e) {
            Text what = new Text(
                    "the snapshot's folder can't be made: " + e.getMessage(),
                    "le dossier de l'instantané ne peut pas être créé : " + e.getMessage());
            throw new SnapshotException(what.at(folder.toString()), e);
        }
        SnapshotWriter writer = new SnapshotWriter(folder, head, clock);
        for (Announced target : announced) {
            writer.targets.put(writer.targets.size(), new TargetState(
                    target.name(), target.platform(), JsonNodeFactory.instance.objectNode(), List.of()));
        }
        writer.writeManifest(Optional.empty(), Optional.empty());
        return writer;
    }

    @Override
    public int next() {
        return calls.next();
    }

    @Override
    public void record(Call call) {
        calls.record(call);
    }

    /**
     * Adds a target, or fills in an announced one, once it is known what will be read of it.
     *
     * @param place among the targets of the run, from 0
     * @param facts see {@link io.secnumscan.core.collect.TargetSession#facts()}; for a target that could not be opened
     *     {@code {unreachable: message}} and no reads
     * @param settled what discovery already knows; listed behind the plan
     */
    public synchronized void addTarget(
            int place, String name, String platform, ObjectNode facts, List<Planned> plan,
            List<CoverageRecord> settled) {
        List<Manifest.Read> reads = new ArrayList<>();
        for (Planned read : plan) {
            Optional<String> file = Optional.of(FileNames.of(place, name, read.type(), reads.size()));
            reads.add(new Manifest.Read(
                    read.region(), read.scope(), read.type(), read.identity(), read.view(), file, Optional.empty(),
                    Optional.empty()));
        }
        for (CoverageRecord known : settled) {
            reads.add(new Manifest.Read(
                    known.region(), known.scope(), known.type(), known.identity(), known.view(), Optional.empty(),
                    Optional.of(known.coverage()), Optional.empty()));
        }
        targets.put(place, new TargetState(name, platform, facts.deepCopy(), reads));
        writeManifest(Optional.empty(), Optional.empty());
    }

    /**
     * Opens a read of the plan for writing; at most once each.
     *
     * @param place of the target
     * @param read place in its plan, from 0
     */
    public synchronized ResourceWriter open(int place, int read) {
        Manifest.Read planned = target(place).reads().get(read);
        MemberFile file = new MemberFile(folder.resolve(planned.file().orElseThrow()));
        return new ResourceWriter(target(place).name(), planned.region(), file, this::pageEnded);
    }

    /**
     * Opens a read again that has ended, to add to it. Until it ends once more it counts as not ended, also if the run is
     * killed.
     */
    public synchronized ResourceWriter reopen(int place, int read) {
        List<Manifest.Read> reads = target(place).reads();
        Manifest.Read ended = reads.get(read);
        MemberFile file = MemberFile.goingOn(folder.resolve(ended.file().orElseThrow()), ended.stored());
        reads.set(read, ended.begunAgain());
        writeManifest(Optional.empty(), Optional.empty());
        return new ResourceWriter(target(place).name(), ended.region(), file, this::pageEnded);
    }

    /** Changes what is written down of a read that has ended. */
    public synchronized void amend(int place, int read, Coverage coverage) {
        List<Manifest.Read> reads = target(place).reads();
        reads.set(read, reads.get(read).ended(coverage, reads.get(read).stored()));
    }

    /** From now until {@link #settle} the read counts as not ended for who reads the snapshot, however it ends. */
    public synchronized void provisional(int place, int read) {
        target(place).provisional().add(read);
    }

    /** All that is written down of a target's reads holds. */
    public synchronized void settle(int place) {
        target(place).provisional().clear();
    }

    /** Writes down how a read went. Pages that come later are refused. */
    public void ended(int place, int read, ResourceWriter writer, Coverage coverage) {
        Optional<Manifest.Stored> stored = writer.close();
        synchronized (this) {
            List<Manifest.Read> reads = target(place).reads();
            reads.set(read, reads.get(read).ended(coverage, stored));
            if (!finished && manifest.due()) {
                calls.flush();
                writeManifest(Optional.empty(), Optional.empty());
            }
        }
    }

    /** Closes the snapshot: from here on it does not change, and a reader checks every file's digest. */
    public synchronized void finish() {
        finished = true;
        writeManifest(Optional.of(clock.instant()), calls.close());
    }

    /** Keeps the log of the calls about as far as the resources that name them. */
    private synchronized void pageEnded() {
        if (!finished && manifest.due()) {
            calls.flush();
            writeManifest(Optional.empty(), Optional.empty());
        }
    }

    private TargetState target(int place) {
        TargetState target = targets.get(place);
        if (target == null) {
            throw new IllegalArgumentException("no target has place " + place);
        }
        return target;
    }

    private void writeManifest(Optional<Instant> end, Optional<Manifest.Stored> log) {
        List<Manifest.Target> all = targets.values().stream()
                .map(TargetState::target)
                .toList();
        manifest.write(new Manifest(head.tool(), head.toolVersion(), head.run(), started, end, all, log));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
