package io.secnumscan.core.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes folders and files that only their owner may read, whatever the umask: a snapshot and a report say where a cloud is
 * weak. Where the file system knows no owners, they are as others are.
 */
public final class OwnerOnly {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private OwnerOnly() {}

    /** Makes the folder and those above it where they are missing. */
    public static void folder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, mode(FOLDER));
        }
    }

    /** Makes a new folder inside one that exists, with a name that begins so. */
    public static Path temporary(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, mode(FOLDER));
    }

    /** Takes a folder that was there before away from all but its owner. */
    public static void close(Path folder) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
        }
    }

    /** Makes an empty file where there is none. */
    public static void file(Path path) throws IOException {
        Files.createFile(path, mode(FILE));
    }

    /** Makes an empty file of a new name inside a folder. */
    static Path temporaryFile(Path parent, String prefix) throws IOException {
        return Files.createTempFile(parent, prefix, "", mode(FILE));
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
