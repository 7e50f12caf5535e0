package io.secnumscan.core.snapshot;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/**
 * Reads a snapshot: a folder, or one archive file ({@link SnapshotArchive}). Never writes, and trusts nothing in it.
 *
 * <p>Digests of all files that were written to their end are checked when it is opened; a run that was killed is
 * readable: pages that were cut are left out, and reads that did not end are partial or unavailable with cause
 * {@code interrupted}.
 *
 * <p>Resources of a type come in the order of the manifest's reads, then of the API's pages: the same for one snapshot
 * always, and the same for two snapshots when the APIs answered the same. A resource that several reads of a target's
 * region met is given once, from the first of them. Thread-safe.
 */
public final class SnapshotReader implements SnapshotView, AutoCloseable {
    private static final Text NO_MANIFEST = new Text(
            "holds no manifest.json, so it is no snapshot, or its collection was killed before it began; name another"
                    + " folder or archive, or collect again",
            "ne contient pas de manifest.json : ce n'est pas un instantané, ou sa collecte a été tuée avant de commencer ;"
                    + " nommer un autre dossier ou une autre archive, ou refaire la collecte");

    private final Store store;
    private final Manifest manifest;
    private final List<CoverageRecord> coverage = new ArrayList<>();
    private final Map<String, Coverage> unopened = new HashMap<>();
    private final Map<Key, List<Part>> parts = new HashMap<>();
    private final CallIndex calls;

    private SnapshotReader(Store store, Manifest manifest) {
        this.store = store;
        this.manifest = manifest;
        manifest.calls().ifPresent(stored -> ResourceFile.verify(store, Manifest.CALLS, stored));
        this.calls = CallIndex.of(store, manifest.calls().isPresent());
        for (Manifest.Target target : manifest.targets()) {
            target.reads().forEach(read -> add(target, read));
            target.unopened().ifPresent(why -> {
                unopened.put(target.name(), why);
                coverage.add(unopened(target.name(), WHOLE_TARGET));
            });
        }
    }

    private record Key(String target, String type) {}

    private record Part(Manifest.Read read, ResourceFile file) {}

    /** @throws SnapshotException for anything but a snapshot that is as it was written */
    public static SnapshotReader open(Path path) {
        Store store = store(path);
        boolean opened = false;
        try (InputStream in = store.open(Manifest.FILE)
                .orElseThrow(() -> new SnapshotException(NO_MANIFEST.at(path.toString())))) {
            SnapshotReader reader = new SnapshotReader(store, ManifestReader.read(in, store.describe(Manifest.FILE)));
            opened = true;
            return reader;
        } catch (IOException e) {
            throw FileTrouble.unreadable(Text.verbatim(path.toString()), e);
        } finally {
            if (!opened) {
                close(store);
            }
        }
    }

    @Override
    public List<TargetInfo> targets() {
        return manifest.targets().stream()
                .map(target -> new TargetInfo(target.name(), target.platform(), target.facts()))
                .toList();
    }

    @Override
    public void resources(String target, String type, Consumer<Resource> consumer) {
        resources(target, type, ResourceLines.EVERY_MEMBER, consumer);
    }

    @Override
    public void resources(String target, String type, Predicate<String> members, Consumer<Resource> consumer) {
        List<Part> of = parts.getOrDefault(new Key(target, type), List.of());
        if (of.size() < 2) {
            of.forEach(part -> part.file().read(target, part.read(), members, consumer));
            return;
        }
        SeenIds seen = new SeenIds();
        for (Part part : of) {
            part.file().read(target, part.read(), members, resource -> {
                if (seen.add(resource.region(), resource.id())) {
                    consumer.accept(resource);
                }
            });
        }
    }

    @Override
    public List<CoverageRecord> coverage(String target, String type) {
        if (unopened.containsKey(target)) {
            return List.of(unopened(target, type));
        }
        return coverage.stream()
                .filter(record -> record.target().equals(target) && record.type().equals(type))
                .toList();
    }

    @Override
    public List<CoverageRecord> coverage() {
        return List.copyOf(coverage);
    }

    @Override
    public Optional<CallLog.Call> call(int number) {
        return calls.find(number);
    }

    /** SHA-256 of the manifest, which holds the digests of all files; in hexadecimal. */
    public String digest() {
        try (InputStream in = store.open(Manifest.FILE).orElseThrow()) {
            return HexFormat.of().formatHex(MemberFile.sha256().digest(in.readAllBytes()));
        } catch (IOException e) {
            throw FileTrouble.unreadable(store.describe(Manifest.FILE), e);
        }
    }

    /** When the collection began. */
    public Instant started() {
        return manifest.started();
    }

    /** When the collection ended; empty for one that was killed. */
    public Optional<Instant> finished() {
        return manifest.finished();
    }

    /** Version of the program that collected. */
    public String toolVersion() {
        return manifest.toolVersion();
    }

    /** Id of the run that collected, as the APIs' logs show it. */
    public String run() {
        return manifest.run();
    }

    @Override
    public void close() {
        close(store);
    }

    private static void close(Store store) {
        try {
            store.close();
        } catch (IOException e) {
            Text what = new Text(
                    "the snapshot can't be closed: " + e.getMessage(),
                    "l'instantané ne peut pas être fermé : " + e.getMessage());
            throw new SnapshotException(what, e);
        }
    }

    private void add(Manifest.Target target, Manifest.Read read) {
        Optional<ResourceFile> file = file(read);
        file.filter(found -> found.bytes() > 0)
                .ifPresent(found -> parts.computeIfAbsent(new Key(target.name(), read.type()), k -> new ArrayList<>())
                        .add(new Part(read, found)));
        long lines = file.map(ResourceFile::lines).orElse(0L);
        coverage.add(new CoverageRecord(
                target.name(),
                read.region(),
                read.scope(),
                read.type(),
                read.coverage().orElseGet(() -> interrupted(lines)),
                read.identity(),
                read.view()));
    }

    private CoverageRecord unopened(String target, String type) {
        Coverage why = Objects.requireNonNull(unopened.get(target));
        return new CoverageRecord(target, "", Scope.ALL, type, why, "", new View.Unproved());
    }

    private Optional<ResourceFile> file(Manifest.Read read) {
        if (read.stored().isPresent()) {
            return read.file().map(path -> ResourceFile.verified(store, path, read.stored().get()));
        }
        return read.coverage().isPresent()
                ? Optional.empty()
                : read.file().map(path -> ResourceFile.interrupted(store, path));
    }

    private static Coverage interrupted(long lines) {
        String reason = "the collection ended before this was read";
        return lines == 0
                ? Coverage.unavailable(Cause.INTERRUPTED, reason)
                : Coverage.partial(lines, Cause.INTERRUPTED, reason + " to its end");
    }

    private static Store store(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return new FolderStore(path);
            }
            if (!Files.exists(path)) {
                throw new SnapshotException(new Text(
                        "no such file or folder; name the folder or archive of a snapshot",
                        "ni fichier ni dossier de ce nom ; nommer le dossier ou l'archive d'un instantané")
                        .at(path.toString()));
            }
            if (!Files.isRegularFile(path)) {
                throw new SnapshotException(new Text(
                        "is a pipe, a device or a socket, and no snapshot; save what it gives in a file and name that",
                        "est un tube, un périphérique ou une socket, et non un instantané ; enregistrer ce qu'il donne dans"
                                + " un fichier et nommer celui-ci")
                        .at(path.toString()));
            }
            return new ArchiveStore(path);
        } catch (ZipException e) {
            Text what = new Text(
                    "is neither the folder nor the archive (ZIP) of a snapshot",
                    "n'est ni le dossier ni l'archive (ZIP) d'un instantané");
            throw new SnapshotException(what.at(path.toString()), e);
        } catch (IOException e) {
            throw FileTrouble.unreadable(Text.verbatim(path.toString()), e);
        }
    }
}
