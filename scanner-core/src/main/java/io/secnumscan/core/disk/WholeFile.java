package io.secnumscan.core.disk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * Files that are there as a whole or not at all, for their owner alone. They are written beside their place and moved into it:
 * what lay there stays whole until then, also as a source of what is written, and under its other names for good. Nothing is
 * written through a link.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes to a stream that is closed for it. */
    @FunctionalInterface
    public interface Bytes {
        void to(OutputStream out) throws IOException;
    }

    /** Writes UTF-8 to a writer that is closed for it. */
    @FunctionalInterface
    public interface Characters {
        void to(Writer out) throws IOException;
    }

    /** Writes a file, in place of a plain one that is there. */
    public static void write(Path file, Bytes content) throws IOException {
        Path next = OwnerOnly.temporaryFile(Objects.requireNonNull(file.toAbsolutePath().getParent()), ".new-");
        try {
            try (OutputStream out = Files.newOutputStream(next)) {
                content.to(out);
            }
            move(next, file);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Writes a text, in place of a plain file that is there. */
    public static void text(Path file, Characters content) throws IOException {
        write(file, bytes -> {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16)) {
                content.to(out);
            }
        });
    }

    /** Moves a finished file of the same file system into place. */
    public static void move(Path finished, Path file) throws IOException {
        if (isOther(file)) {
            throw new FileSystemException(file.toString(), null, "no plain file");
        }
        Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether anything is there, be it a link to nothing. */
    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a plain file is there, itself and not by a link: one that can be read without waiting for another process. */
    public static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Whether something is there that is the other file, by whatever name or link.
     *
     * @throws UncheckedIOException when that can't be told
     */
    public static boolean isSame(Path file, Path other) {
        try {
            return Files.exists(file) && Files.isSameFile(file, other);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    /** Whether what is there can't be replaced: a link, a folder, a pipe. */
    public static boolean isOther(Path file) {
        return isThere(file) && !isPlain(file);
    }
}
