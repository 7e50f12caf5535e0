package io.secnumscan.core.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks gzip members one behind the other, as {@link GzipPage} writes them: no optional header fields. Unlike the JDK's
 * stream it says where the last whole member ended. Not thread-safe.
 */
final class GzipMembers extends InputStream {
    private static final int[] HEADER = {0x1f, 0x8b, 8, 0};
    private static final int REST_OF_HEADER = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 14];
    private int position;
    private int limit;
    private long taken;
    private long whole;
    private boolean inMember;
    private long allowance = Long.MAX_VALUE;

    GzipMembers(InputStream in) {
        this.in = in;
    }

    /** Packed bytes up to the end of the last member that was read whole. */
    long wholeBytes() {
        return whole;
    }

    /** Refuses to give more than that many unpacked bytes until it is called again: a bound on one line. */
    void allow(long bytes) {
        allowance = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Bytes of one member at a time, so that {@link #wholeBytes} is right when a reader stops at a member's end. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            if (!inMember && !begin()) {
                return -1;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                allowance -= count;
                if (allowance < 0) {
                    throw new ZipException("a line is longer than any resource");
                }
                return count;
            }
            if (inflater.finished()) {
                end();
            }
        }
    }

    /**
     * The next member as a whole.
     *
     * @param max bytes that it may have unpacked
     * @return empty at the end
     */
    Optional<byte[]> readMember(int max) throws IOException {
        if (!inMember && !begin()) {
            return Optional.empty();
        }
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        byte[] chunk = new byte[1 << 13];
        while (!inflater.finished()) {
            member.write(chunk, 0, inflate(chunk, 0, chunk.length));
            if (member.size() > max) {
                throw new ZipException("a member is larger than this program makes it");
            }
        }
        end();
        return Optional.of(member.toByteArray());
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private boolean begin() throws IOException {
        int first = next();
        if (first < 0) {
            return false;
        }
        if (first != HEADER[0]) {
            throw new ZipException("no gzip member");
        }
        for (int i = 1; i < HEADER.length; i++) {
            if (need() != HEADER[i]) {
                throw new ZipException("no gzip member as this program writes it");
            }
        }
        for (int i = 0; i < REST_OF_HEADER; i++) {
            need();
        }
        inflater.reset();
        crc.reset();
        inMember = true;
        return true;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(target, offset, length);
            while (count == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw new ZipException("no gzip member as this program writes it");
                }
                feed();
                count = inflater.inflate(target, offset, length);
            }
            crc.update(target, offset, count);
            return count;
        } catch (DataFormatException e) {
            throw new ZipException("a damaged gzip member");
        }
    }

    private void feed() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("a gzip member is cut");
        }
        inflater.setInput(buffer, position, limit - position);
        taken += limit - position;
        position = limit;
    }

    private void end() throws IOException {
        int unused = inflater.getRemaining();
        position = limit - unused;
        taken -= unused;
        long expectedCrc = little();
        long expectedSize = little();
        if (expectedCrc != crc.getValue() || expectedSize != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("a damaged gzip member");
        }
        whole = taken;
        inMember = false;
    }

    private long little() throws IOException {
        return need() | need() << 8 | need() << 16 | (long) need() << 24;
    }

    private int need() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException("a gzip member is cut");
        }
        return value;
    }

    private int next() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        taken++;
        return buffer[position++] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        position = 0;
        limit = Math.max(0, count);
        return count > 0;
    }
}
