package io.secnumscan.core.snapshot;

import io.secnumscan.core.disk.OwnerOnly;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that grows by gzip members; made when its first one comes. Each member goes out in one write. Not thread-safe.
 *
 * <p>Plain streams and no channel: a thread that is interrupted in mid-write would close the channel and lose the page.
 */
final class MemberFile {
    private final Path path;
    private final MessageDigest digest = sha256();
    private @Nullable OutputStream out;
    private long bytes;
    private long lines;

    MemberFile(Path path) {
        this.path = path;
    }

    /**
     * Goes on with a file that was closed.
     *
     * @param stored what was written to it; empty when there is none
     */
    static MemberFile goingOn(Path path, Optional<Manifest.Stored> stored) {
        MemberFile file = new MemberFile(path);
        if (stored.isEmpty()) {
            return file;
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] chunk = new byte[1 << 14];
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                file.digest.update(chunk, 0, count);
            }
            file.out = new FileOutputStream(path.toFile(), true);
        } catch (IOException e) {
            throw FileTrouble.unwritten(e);
        }
        file.bytes = stored.get().bytes();
        file.lines = stored.get().lines();
        return file;
    }

    void append(GzipPage page) throws IOException {
        byte[] member = page.close();
        if (out == null) {
            out = open();
        }
        out.write(member);
        digest.update(member);
        bytes += member.length;
        lines += page.lines();
    }

    /** Size and digest; empty when nothing was written. */
    Optional<Manifest.Stored> close() throws IOException {
        if (out == null) {
            return Optional.empty();
        }
        out.close();
        return Optional.of(new Manifest.Stored(lines, bytes, HexFormat.of().formatHex(digest.digest())));
    }

    private OutputStream open() throws IOException {
        OwnerOnly.folder(Objects.requireNonNull(path.getParent()));
        OwnerOnly.file(path);
        return new FileOutputStream(path.toFile(), true);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
