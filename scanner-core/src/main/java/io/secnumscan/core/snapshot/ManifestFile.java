package io.secnumscan.core.snapshot;

import io.secnumscan.core.disk.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Replaces the manifest as a whole: a reader sees the old one or the new one, never half of one. Not thread-safe. */
final class ManifestFile {
    private static final long MIN_PAUSE = TimeUnit.SECONDS.toNanos(1);
    /** Writing it again and again may take a twentieth of a run, no more. */
    private static final int SHARE = 20;

    private final Path folder;
    private long notBefore = System.nanoTime();

    ManifestFile(Path folder) {
        this.folder = folder;
    }

    /** Whether enough time has passed since it was last written. */
    boolean due() {
        return System.nanoTime() - notBefore >= 0;
    }

    void write(Manifest manifest) {
        long began = System.nanoTime();
        Path next = folder.resolve(Manifest.FILE + ".new");
        try {
            Files.deleteIfExists(next);
            OwnerOnly.file(next);
            try (FileOutputStream file = new FileOutputStream(next.toFile(), true)) {
                OutputStream buffered = new BufferedOutputStream(file, 1 << 16);
                ManifestWriter.write(manifest, buffered);
                buffered.flush();
                file.getFD().sync();
            }
            Files.move(
                    next, folder.resolve(Manifest.FILE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw FileTrouble.unwritten(folder.resolve(Manifest.FILE), e);
        }
        long now = System.nanoTime();
        notBefore = now + Math.max(MIN_PAUSE, SHARE * (now - began));
    }
}
