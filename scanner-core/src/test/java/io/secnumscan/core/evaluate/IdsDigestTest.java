package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdsDigestTest {
    @Test
    void itIsTheSumModuloTwoToThe256() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            IdsDigest digest = new IdsDigest();
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < 50; i++) {
                byte[] one = new byte[32];
                random.nextBytes(one);
                // Words of ones make carries run through.
                Arrays.fill(one, 8 * random.nextInt(4), 32, (byte) (random.nextBoolean() ? 0xFF : one[0]));
                digest.add(one);
                sum = sum.add(new BigInteger(1, one));
            }
            String expected = HexFormat.of().formatHex(bytes(sum.mod(BigInteger.TWO.pow(256))));

            assertEquals(expected, digest.hex());
        }
    }

    @Test
    void noTextPassesForTwo() {
        assertFalse(Arrays.equals(IdsDigest.of("a", "bc"), IdsDigest.of("ab", "c")));
        assertFalse(Arrays.equals(IdsDigest.of("a\0b"), IdsDigest.of("a", "b")));
        assertFalse(Arrays.equals(IdsDigest.of("a", ""), IdsDigest.of("a")));
    }

    private static byte[] bytes(BigInteger value) {
        byte[] bytes = new byte[32];
        byte[] own = value.toByteArray();
        int length = Math.min(32, own.length);
        System.arraycopy(own, own.length - length, bytes, 32 - length, length);
        return bytes;
    }
}
