package io.secnumscan.core.join;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.cel.Bindings.Row;
import io.secnumscan.core.resource.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows by number: serialised, in memory up to a bound and beyond it in a mapped file. Written by one thread, then, once
 * {@linkplain #seal sealed}, read by any.
 */
final class RowStore implements AutoCloseable {
    /** Bytes that a store keeps on the heap before it moves to its file. */
    static final int HEAP_BYTES = 1 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String type;
    private final Path file;
    private final List<String> regions = new ArrayList<>();
    private final Arena arena = Arena.ofShared();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable OutputStream spill;
    private MemorySegment bytes = MemorySegment.NULL;
    private long[] ends = new long[64];
    private byte[] regionOf = new byte[64];
    private int size;

    RowStore(String type, Path file) {
        this.type = type;
        this.file = file;
    }

    int size() {
        return size;
    }

    /** Bytes of the row as stored: a measure of what it will weigh as a tree. */
    long weight(int row) {
        return ends[row] - start(row);
    }

    String region(int row) {
        return regions.get(regionOf[row] & 0xFF);
    }

    void add(Resource resource, JsonNode kept) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            regionOf = Arrays.copyOf(regionOf, size * 2);
        }
        regionOf[size] = regionNumber(resource.region());
        ends[size] = start(size) + write(serialise(resource, kept));
        size++;
    }

    /** Ends the writing. */
    void seal() {
        try {
            if (spill == null) {
                bytes = MemorySegment.ofArray(buffer.toByteArray());
                return;
            }
            buffer.writeTo(spill);
            buffer.reset();
            spill.close();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the rows of " + type + " to " + file, e);
        }
    }

    Row read(int row) {
        byte[] stored = bytes.asSlice(start(row), weight(row)).toArray(ValueLayout.JAVA_BYTE);
        int idBytes = number(stored, 4);
        String id = new String(stored, 8, idBytes, StandardCharsets.UTF_8);
        try {
            JsonNode attributes = JSON.readTree(stored, 8 + idBytes, stored.length - 8 - idBytes);
            return new Row(type, id, number(stored, 0), attributes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a row of " + type + " back from " + file, e);
        }
    }

    @Override
    public void close() {
        arena.close();
        try {
            if (spill != null) {
                spill.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    private long start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    private byte regionNumber(String region) {
        int number = regions.indexOf(region);
        if (number < 0) {
            number = regions.size();
            if (number > 0xFF) {
                throw new IllegalStateException("more than 256 regions in one target");
            }
            regions.add(region);
        }
        return (byte) number;
    }

    private int write(byte[] row) {
        buffer.writeBytes(row);
        if (buffer.size() > HEAP_BYTES) {
            try {
                if (spill == null) {
                    spill = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                }
                buffer.writeTo(spill);
                buffer.reset();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write the rows of " + type + " to " + file, e);
            }
        }
        return row.length;
    }

    /** Call and length of the id as four bytes each, the id, the attributes. */
    private static byte[] serialise(Resource resource, JsonNode kept) {
        byte[] id = resource.id().getBytes(StandardCharsets.UTF_8);
        byte[] attributes = json(kept);
        byte[] row = new byte[8 + id.length + attributes.length];
        number(row, 0, resource.call());
        number(row, 4, id.length);
        System.arraycopy(id, 0, row, 8, id.length);
        System.arraycopy(attributes, 0, row, 8 + id.length, attributes.length);
        return row;
    }

    private static byte[] json(JsonNode value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }

    private static void number(byte[] into, int at, int value) {
        for (int i = 0; i < 4; i++) {
            into[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }

    private static int number(byte[] from, int at) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | from[at + i] & 0xFF;
        }
        return value;
    }
}
