package io.secnumscan.openstack.function;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an algorithm of IPsec is worth by ANSSI-PG-083 v3.00: blocks and keys of 128 bits, digests of 256, tags of 96 bits (128
 * for GCM), primes of 2048 bits (3072 from 2031) and curves of 250. Names are those of neutron-lib ({@code vpn}), groups those
 * of IANA's registry of IKEv2.
 */
enum IpsecWorth {
    STRONG,
    WEAK,
    UNKNOWN;

    private static final Pattern AES = Pattern.compile("aes-(128|192|256)(-ctr|-(gcm|ccm)-(8|12|16))?");
    private static final Pattern BROKEN = Pattern.compile("3?des(-.*)?|blowfish.*|cast.*|rc4.*|null|none");
    private static final Pattern GROUP = Pattern.compile("group([0-9]{1,3})");
    private static final Instant PRIMES_OF_2048_BITS_END = Instant.parse("2031-01-01T00:00:00Z");
    private static final int GCM_TAG = 16;
    private static final int TAG = 12;

    /** Groups of the registry that are too small: 768 to 1536 bits, subgroups of 160 to 224 bits, curves below 250. */
    private static final Set<Integer> SMALL_GROUPS = Set.of(1, 2, 5, 22, 23, 24, 25, 26, 27);

    /** 3072 bits and more, the curves of NIST, Brainpool's from 256 bits. */
    private static final Set<Integer> LARGE_GROUPS = Set.of(15, 16, 17, 18, 19, 20, 21, 28, 29, 30);

    private static final int OF_2048_BITS = 14;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IpsecWorth ofCipher(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        Matcher aes = AES.matcher(word);
        if (!aes.matches()) {
            return BROKEN.matcher(word).matches() ? WEAK : UNKNOWN;
        }
        if (aes.group(3) == null) {
            return STRONG;
        }
        int needed = aes.group(3).equals("gcm") ? GCM_TAG : TAG;
        return Integer.parseInt(aes.group(4)) >= needed ? STRONG : WEAK;
    }

    /** Whether the cipher is an authenticated one: nothing else then protects integrity (RFC 7296, section 3.3). */
    static boolean authenticates(String name) {
        Matcher aes = AES.matcher(name.toLowerCase(Locale.ROOT));
        return aes.matches() && aes.group(3) != null;
    }

    /** MACs made of AES ({@code aes-cmac}, {@code aes-xcbc}) are not among what the digests of the guide name. */
    static IpsecWorth ofIntegrity(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sha256", "sha384", "sha512" -> STRONG;
            case "md5", "sha1", "none" -> WEAK;
            default -> UNKNOWN;
        };
    }

    static IpsecWorth ofGroup(String name, Instant when) {
        Matcher group = GROUP.matcher(name.toLowerCase(Locale.ROOT));
        if (!group.matches()) {
            return name.equalsIgnoreCase("none") ? WEAK : UNKNOWN;
        }
        int number = Integer.parseInt(group.group(1));
        if (number == OF_2048_BITS) {
            return when.isBefore(PRIMES_OF_2048_BITS_END) ? STRONG : WEAK;
        }
        return SMALL_GROUPS.contains(number) ? WEAK : LARGE_GROUPS.contains(number) ? STRONG : UNKNOWN;
    }
}
