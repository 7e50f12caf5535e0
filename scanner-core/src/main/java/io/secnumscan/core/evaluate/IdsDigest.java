package io.secnumscan.core.evaluate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest over a set of ids that does not depend on their order, in constant memory: the sum, modulo 2^256, of the
 * SHA-256 of each (Bellare and Micciancio, "A New Paradigm for Collision-free Hashing", Eurocrypt 1997, AdHash). Sorting
 * half a million ids a rule would not be flat.
 */
final class IdsDigest {
    private final long[] sum = new long[4];

    /** Adds the 32 bytes of {@link #of}. */
    void add(byte[] digest) {
        ByteBuffer words = ByteBuffer.wrap(digest);
        long carry = 0;
        for (int i = 3; i >= 0; i--) {
            long word = words.getLong(8 * i);
            long added = sum[i] + word;
            long overflow = Long.compareUnsigned(added, word) < 0 ? 1 : 0;
            sum[i] = added + carry;
            carry = overflow + (carry == 1 && sum[i] == 0 ? 1 : 0);
        }
    }

    String hex() {
        ByteBuffer words = ByteBuffer.allocate(32);
        for (long word : sum) {
            words.putLong(word);
        }
        return HexFormat.of().formatHex(words.array());
    }

    /** SHA-256 over texts, each with its length before it, so that no text can pass for two. */
    static byte[] of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
