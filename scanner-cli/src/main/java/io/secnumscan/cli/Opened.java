package io.secnumscan.cli;

import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import java.nio.file.Path;
import java.util.List;

/** Snapshots that are open together, and close together. */
record Opened(List<SnapshotReader> readers) implements AutoCloseable {
    Opened {
        readers = List.copyOf(readers);
    }

    static Opened of(List<Path> snapshots) {
        return new Opened(snapshots.stream().map(Opened::open).toList());
    }

    /** Without any target there is nothing to judge, and nothing would fail. */
    private static SnapshotReader open(Path path) {
        SnapshotReader snapshot = SnapshotReader.open(path);
        if (snapshot.targets().isEmpty()) {
            snapshot.close();
            throw new SnapshotException(new Text(
                    "holds no target, its collection was killed before it began; collect again",
                    "ne contient aucune cible, sa collecte a été tuée avant de commencer ; refaire la collecte")
                    .at(path.toString()));
        }
        return snapshot;
    }

    List<String> digests() {
        return readers.stream().map(SnapshotReader::digest).toList();
    }

    @Override
    public void close() {
        readers.forEach(SnapshotReader::close);
    }
}
