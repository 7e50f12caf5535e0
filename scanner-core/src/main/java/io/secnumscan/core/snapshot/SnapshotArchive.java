package io.secnumscan.core.snapshot;

import io.secnumscan.core.disk.OwnerOnly;
import io.secnumscan.core.text.Text;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes one ZIP file of a snapshot's folder, to hand it on; {@link SnapshotReader} reads it as it is. */
public final class SnapshotArchive {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private SnapshotArchive() {}

    /**
     * The same snapshot gives the same bytes.
     *
     * @param archive is made, mode 0600; must not exist
     * @throws SnapshotException when the folder is no snapshot, or the archive can't be written
     */
    public static void pack(Path folder, Path archive) {
        try (FolderStore store = new FolderStore(folder)) {
            List<String> files = files(store, folder);
            OwnerOnly.file(archive);
            try (ZipOutputStream zip =
                    new ZipOutputStream(
                            new BufferedOutputStream(new FileOutputStream(archive.toFile(), true), 1 << 16))) {
                // Its files are compressed already.
                zip.setLevel(Deflater.NO_COMPRESSION);
                for (String file : files) {
                    add(store, file, zip);
                }
            }
        } catch (IOException e) {
            throw FileTrouble.unwritten(archive, e);
        }
    }

    private static List<String> files(FolderStore store, Path folder) throws IOException {
        Manifest manifest;
        try (InputStream in = store.open(Manifest.FILE)
                .orElseThrow(() -> new SnapshotException(new Text(
                        "holds no manifest.json; it is no snapshot",
                        "ne contient pas de manifest.json ; ce n'est pas un instantané").at(folder.toString())))) {
            manifest = ManifestReader.read(in, store.describe(Manifest.FILE));
        }
        List<String> files = new ArrayList<>(List.of(Manifest.FILE, Manifest.CALLS));
        for (Manifest.Target target : manifest.targets()) {
            target.reads().forEach(read -> read.file().ifPresent(files::add));
        }
        return files;
    }

    private static void add(FolderStore store, String file, ZipOutputStream zip) throws IOException {
        try (InputStream in = store.open(file).orElse(null)) {
            if (in == null) {
                return;
            }
            ZipEntry entry = new ZipEntry(file);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            in.transferTo(zip);
            zip.closeEntry();
        }
    }
}
