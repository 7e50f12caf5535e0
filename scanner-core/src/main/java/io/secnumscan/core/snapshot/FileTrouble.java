package io.secnumscan.core.snapshot;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.nio.file.Path;

/** What goes wrong with the files of a snapshot wherever they are read or written, in words. */
final class FileTrouble {
    private static final Text RESTORE = new Text(
            "restore the snapshot from a copy, or collect again",
            "restaurer l'instantané d'une copie, ou refaire la collecte");

    private static final Text SPACE = new Text(
            "check the space and rights of the output folder",
            "vérifier la place et les droits du dossier des résultats");

    private FileTrouble() {}

    static SnapshotException unreadable(Text where, IOException e) {
        Text what = new Text("can't be read: " + e.getMessage(), "ne peut pas être lu : " + e.getMessage());
        return new SnapshotException(what.at(where), e);
    }

    /** @param what of the snapshot: {@code the snapshot's call log} */
    static SnapshotException unwritten(Text what, IOException e) {
        Text failed = new Text(" can't be written: " + e.getMessage(), " ne peut pas être écrit : " + e.getMessage());
        return new SnapshotException(what.and(failed).then(SPACE), e);
    }

    /** Of the snapshot as a whole. */
    static SnapshotException unwritten(IOException e) {
        return unwritten(new Text("the snapshot", "l'instantané"), e);
    }

    /** Of one file, the manifest or an archive. */
    static SnapshotException unwritten(Path file, IOException e) {
        Text what = new Text("can't be written: " + e.getMessage(), "ne peut pas être écrit : " + e.getMessage());
        return new SnapshotException(what.then(SPACE).at(file.toString()), e);
    }

    /** Of a file that was whole once. */
    static SnapshotException damaged(Text where, Text what) {
        return new SnapshotException(what.then(RESTORE).at(where));
    }

    static SnapshotException damaged(Text where, Text what, Exception e) {
        return new SnapshotException(what.then(RESTORE).at(where), e);
    }
}
