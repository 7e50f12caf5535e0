package io.secnumscan.core.join;

import io.secnumscan.core.disk.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A folder of temporary files, readable by its owner alone, since they hold parts of a snapshot. Closing it removes it,
 * also while files are still being made there; closed twice is closed. Thread-safe.
 */
public final class WorkFolder implements AutoCloseable {
    /** A file that is made while the folder is emptied keeps it from being removed. */
    private static final int ATTEMPTS = 10;

    private final Path parent;
    private final AtomicInteger files = new AtomicInteger();
    private volatile Optional<Path> made = Optional.empty();
    private boolean closed;

    private WorkFolder(Path parent) {
        this.parent = parent;
    }

    /** Makes a new folder, mode 0700, inside one that exists. */
    public static WorkFolder in(Path parent) {
        WorkFolder folder = planned(parent);
        folder.make();
        return folder;
    }

    /** One that is not there before it is {@linkplain #make made}: who removes it can be told first. */
    public static WorkFolder planned(Path parent) {
        return new WorkFolder(parent);
    }

    /** @throws IllegalStateException once it is closed: nobody would remove it then */
    public synchronized void make() {
        if (closed) {
            throw new IllegalStateException("the work folder in " + parent + " is closed");
        }
        try {
            made = Optional.of(OwnerOnly.temporary(parent, "work-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a work folder in " + parent, e);
        }
    }

    /** A path for a new file; it is numbered, because names of types and targets are no file names. */
    public Path newFile(String suffix) {
        return made.orElseThrow().resolve(files.incrementAndGet() + suffix);
    }

    @Override
    public synchronized void close() {
        closed = true;
        made.ifPresent(WorkFolder::remove);
    }

    private static void remove(Path folder) {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
            try {
                Files.walkFileTree(folder, new Removal());
            } catch (IOException e) {
                last = e;
            }
        }
        if (last != null && Files.exists(folder)) {
            throw new UncheckedIOException("cannot remove the work folder " + folder, last);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
