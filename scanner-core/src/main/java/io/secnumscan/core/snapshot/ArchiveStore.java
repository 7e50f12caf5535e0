package io.secnumscan.core.snapshot;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A snapshot in one ZIP file. It is never unpacked to disk, so no entry's name can reach out of it. */
final class ArchiveStore implements Store {
    private final Path archive;
    private final ZipFile zip;

    ArchiveStore(Path archive) throws IOException {
        this.archive = archive;
        this.zip = new ZipFile(archive.toFile());
    }

    @Override
    public Text describe(String file) {
        return new Text(file + " in " + archive, file + " dans " + archive);
    }

    @Override
    public Optional<InputStream> open(String file) throws IOException {
        ZipEntry entry = zip.getEntry(file);
        return entry == null || entry.isDirectory() ? Optional.empty() : Optional.of(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
