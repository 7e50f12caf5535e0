package io.secnumscan.core.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A folder of temporary files, readable by its owner alone, since they hold parts of a snapshot. Closing it removes it.
 * Thread-safe.
 */
public final class WorkFolder implements AutoCloseable {
    private final Path folder;
    private final AtomicInteger files = new AtomicInteger();

    private WorkFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes a new folder, mode 0700, inside one that exists. */
    public static WorkFolder in(Path parent) {
        try {
            if (!parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return new WorkFolder(Files.createTempDirectory(parent, "work-"));
            }
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            return new WorkFolder(Files.createTempDirectory(parent, "work-", owner));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a work folder in " + parent, e);
        }
    }

    /** A path for a new file; it is numbered, because names of types and targets are no file names. */
    public Path newFile(String suffix) {
        return folder.resolve(files.incrementAndGet() + suffix);
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the work folder " + folder, e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
