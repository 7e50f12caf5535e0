package io.secnumscan.core.snapshot;

import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.zip.ZipException;

/**
 * One file of resources, checked when the snapshot was opened.
 *
 * @param bytes of it that are whole members
 * @param lines in them
 */
record ResourceFile(Store store, String path, long bytes, long lines) {
    /**
     * A file that was written to its end.
     *
     * @throws SnapshotException when it is missing, or not the one that was written
     */
    static ResourceFile verified(Store store, String path, Manifest.Stored stored) {
        verify(store, path, stored);
        return new ResourceFile(store, path, stored.bytes(), stored.lines());
    }

    /** A file whose run ended before it: its whole members count, a cut one at its end does not. */
    static ResourceFile interrupted(Store store, String path) {
        try (InputStream in = store.open(path).orElse(InputStream.nullInputStream());
                GzipMembers members = new GzipMembers(in)) {
            return scan(store, path, members);
        } catch (IOException e) {
            throw unreadable(store, path, e);
        }
    }

    /** Streams the resources in the order of the file. */
    void read(String target, Manifest.Read read, Predicate<String> members, Consumer<Resource> consumer) {
        if (bytes == 0) {
            return;
        }
        try (InputStream in = store.open(path).orElseThrow(() -> new IOException("it is gone"));
                GzipMembers packed = new GzipMembers(new Head(in, bytes))) {
            new ResourceLines(target, read.region(), read.type(), members).read(packed, consumer);
        } catch (IOException e) {
            throw unreadable(store, path, e);
        }
    }

    static void verify(Store store, String path, Manifest.Stored stored) {
        try (InputStream in = store.open(path).orElse(null)) {
            if (in == null) {
                throw changed(store, path, new Text("is missing", "manque"));
            }
            MessageDigest digest = MemberFile.sha256();
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int count = in.read(buffer); count > 0 && size <= stored.bytes(); count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
            if (size < stored.bytes()) {
                throw changed(store, path, new Text(
                        "has " + size + " bytes of the " + stored.bytes() + " that were written",
                        "a " + size + " octets sur les " + stored.bytes() + " qui ont été écrits"));
            }
            if (size > stored.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(stored.sha256())) {
                throw changed(store, path, new Text(
                        "is not the file that was written (its digest differs)",
                        "n'est pas le fichier qui a été écrit (son empreinte diffère)"));
            }
        } catch (IOException e) {
            throw unreadable(store, path, e);
        }
    }

    private static ResourceFile scan(Store store, String path, GzipMembers members) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long whole = 0;
        long lines = 0;
        long pending = 0;
        try {
            while (true) {
                int count = members.read(buffer, 0, buffer.length);
                if (members.wholeBytes() > whole) {
                    whole = members.wholeBytes();
                    lines += pending;
                    pending = 0;
                }
                if (count < 0) {
                    break;
                }
                pending += newlines(buffer, count);
            }
        } catch (EOFException | ZipException e) {
            if (members.wholeBytes() > whole) {
                whole = members.wholeBytes();
                lines += pending;
            }
        }
        return new ResourceFile(store, path, whole, lines);
    }

    private static int newlines(byte[] buffer, int count) {
        int lines = 0;
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private static SnapshotException changed(Store store, String path, Text what) {
        return FileTrouble.damaged(store.describe(path), what);
    }

    private static SnapshotException unreadable(Store store, String path, IOException e) {
        Text what = new Text("can't be read (", "ne peut pas être lu (")
                .and(Text.verbatim(e.getClass().getSimpleName() + ")"));
        return FileTrouble.damaged(store.describe(path), what, e);
    }

    /** The first bytes of a stream and no more. */
    private static final class Head extends InputStream {
        private final InputStream in;
        private long left;

        Head(InputStream in, long bytes) {
            this.in = in;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
