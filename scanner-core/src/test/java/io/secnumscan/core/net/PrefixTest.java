package io.secnumscan.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    @ParameterizedTest
    @CsvSource({
            "198.51.100.0/24, 198.51.100.0/24",
            "198.51.100.7, 198.51.100.7/32",
            "198.51.100.7/24, 198.51.100.0/24",
            "0.0.0.0/0, 0.0.0.0/0",
            "::/0, ::/0",
            "2001:DB8::1, 2001:db8::1/128",
            "2001:db8:0:0:1:0:0:1/64, 2001:db8::/64",
            "2001:db8:0:1:1:1:1:1/128, 2001:db8:0:1:1:1:1:1/128",
            "1:0:0:2::/64, 1:0:0:2::/64",
            "1:2:3:4:5:6:7::/112, 1:2:3:4:5:6:7:0/112"
    })
    void isWrittenInItsShortestForm(String text, String written) {
        assertEquals(Optional.of(written), Prefix.parse(text).map(Prefix::toString));
    }

    @Test
    void hostBitsAreNoPartOfIt() {
        // Neutron stores what it was given; only the prefix counts in the filter.
        assertEquals(Prefix.parse("0.0.0.0/0"), Prefix.parse("198.18.0.7/0"));
    }

    @Test
    void aMappedAddressIsAnIpv6Address() {
        assertEquals(Optional.of("::ffff:0:0/96"), Prefix.parse("::ffff:0.0.0.0/96").map(Prefix::toString));
        assertEquals(Optional.of(Family.V6), Prefix.parse("::ffff:192.0.2.1").map(Prefix::family));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "any", "10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.256", "010.0.0.1", "10.0.0.0/", "10.0.0.0/-1",
            ":::",
            "1::2::3", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1:2:3", "12345::", "::1.2.3", "1.2.3.4::",
            "fe80::1%eth0",
            "10.0.0.1-10.0.0.9", " 10.0.0.0/8", "10.0.0.0/8/8"
    })
    void whatIsNoPrefixIsNotGuessed(String text) {
        assertEquals(Optional.empty(), Prefix.parse(text));
    }

    @Test
    void isReadAgainAsWritten() {
        Random random = new Random(20261124);
        for (int run = 0; run < 5_000; run++) {
            // Mostly small groups, so that runs of zeros of every length occur at every place.
            long high = random.nextLong() & random.nextLong() & random.nextLong() & 0x000f_0001_0100_ffffL;
            long low = random.nextLong() & random.nextLong() & random.nextLong() & 0xffff_0000_0001_00f0L;
            Family family = random.nextBoolean() ? Family.V4 : Family.V6;
            Unsigned128 address =
                    family == Family.V4 ? new Unsigned128(0, random.nextInt() & 0xffff_ffffL)
                            : new Unsigned128(high, low);
            Prefix prefix = new Prefix(family, address, random.nextInt(family.bits() + 1));

            assertEquals(Optional.of(prefix), Prefix.parse(prefix.toString()));
        }
    }

    @Test
    void theJdkReadsItsIpv6TextsAsTheSameAddress() throws java.net.UnknownHostException {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            Unsigned128 address = new Unsigned128(random.nextLong() & 0xffff_0000_000f_0000L | 1L << 61,
                    random.nextLong() & random.nextLong());
            String text = AddressText.write(Family.V6, address);

            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(java.net.InetAddress.getByName(text).getAddress());
            assertEquals(address, new Unsigned128(bytes.getLong(), bytes.getLong()));
        }
    }

    @Test
    void hasNoMoreBitsThanItsFamily() {
        assertThrows(IllegalArgumentException.class, () -> new Prefix(Family.V4, Unsigned128.ZERO, 33));
        assertFalse(Prefix.parse("0.0.0.0/99").isPresent());
    }
}
