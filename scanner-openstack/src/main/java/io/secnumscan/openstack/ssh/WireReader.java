package io.secnumscan.openstack.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads SSH's strings and numbers (RFC 4251 section 5), each of which stands behind its length. */
final class WireReader {
    private final ByteBuffer rest;

    WireReader(byte[] encoded) {
        rest = ByteBuffer.wrap(encoded);
    }

    /** @throws IllegalArgumentException when the data ends before its announced length */
    byte[] bytes() {
        if (rest.remaining() < Integer.BYTES) {
            throw new IllegalArgumentException("the key is cut short");
        }
        int length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
            throw new IllegalArgumentException("the key is cut short");
        }
        byte[] bytes = new byte[length];
        rest.get(bytes);
        return bytes;
    }

    String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    BigInteger number() {
        return new BigInteger(1, bytes());
    }
}
