package io.secnumscan.bench.cloud;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;

/**
 * A list of Neutron's on disk, written before it is asked for, so that an answer costs no more than copying it. Of its
 * elements only the places are in memory. Thread-safe.
 */
public final class ListFile {
    private static final String NEXT = ", \"%s_links\": [{\"rel\": \"next\", \"href\": \"%s?limit=%d&marker=%s\"}]";

    private final String array;
    private final Path file;
    /** Where element {@code i} begins; two bytes before it the one before it ends. */
    private final long[] places;

    private ListFile(String array, Path file, long[] places) {
        this.array = array;
        this.file = file;
        this.places = places;
    }

    /** Writes the elements 0 to {@code count - 1}. */
    static ListFile write(Path file, String array, int count, IntFunction<String> element) throws IOException {
        long[] places = new long[count + 1];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                byte[] bytes = (element.apply(i) + ", ").getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                places[i + 1] = places[i] + bytes.length;
            }
        }
        return new ListFile(array, file, places);
    }

    public int count() {
        return places.length - 1;
    }

    /** One page, on its way. */
    record Page(byte[] head, Path file, long from, long bytes, byte[] tail) {
        long length() {
            return head.length + bytes + tail.length;
        }

        void writeTo(OutputStream out) throws IOException {
            out.write(head);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
                for (long at = 0; at < bytes; at += buffer.limit()) {
                    buffer.clear().limit((int) Math.min(buffer.capacity(), bytes - at));
                    int count = channel.read(buffer, from + at);
                    buffer.flip();
                    out.write(buffer.array(), 0, count);
                }
            }
            out.write(tail);
        }
    }

    /**
     * @param limit 0 for all
     * @param marker the id behind which the page begins; empty for the first
     * @param address of the collection, for the link to the next page
     */
    Page page(int limit, String marker, String address) {
        int first = marker.isEmpty() ? 0 : Ids.number(marker) + 1;
        if (first < 0 || first > count()) {
            throw new IllegalArgumentException("no element has the id " + marker);
        }
        int end = limit == 0 ? count() : Math.min(count(), first + limit);
        String head = "{\"" + array + "\": [";
        String tail = "]" + (end < count() ? NEXT.formatted(array, address, limit, lastId(end - 1)) : "") + "}";
        long bytes = end == first ? 0 : places[end] - places[first] - 2;
        return new Page(bytes(head), file, places[first], bytes, bytes(tail));
    }

    /** All pages of that size, one document behind the other: the bytes that a client which pages through it gets. */
    public void writePages(int limit, String address, OutputStream out) throws IOException {
        String marker = "";
        for (int at = 0; at < count(); at += limit) {
            page(limit, marker, address).writeTo(out);
            out.write('\n');
            marker = at + limit < count() ? lastId(at + limit - 1) : "";
        }
    }

    private String lastId(int element) {
        byte[] start = new byte[64];
        try (var in = Channels.newInputStream(FileChannel.open(file).position(places[element]))) {
            in.readNBytes(start, 0, start.length);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new String(start, StandardCharsets.US_ASCII).split("\"", 5)[3];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
