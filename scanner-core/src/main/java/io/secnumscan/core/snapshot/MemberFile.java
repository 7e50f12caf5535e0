package io.secnumscan.core.snapshot;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
        Private.folder(Objects.requireNonNull(path.getParent()));
        Private.file(path);
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
