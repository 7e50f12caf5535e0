package io.secnumscan.openstack.function;

import io.secnumscan.core.cel.Arguments;
import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import java.util.List;
import java.util.Locale;

/**
 * What a cipher or a key that an API describes is worth, by ANSSI-PG-083 v3.00: 128 bits for symmetric keys, 2048 for RSA (3072
 * beyond 2030), 256 for curves; no DES, 3DES, RC4, DSA, and no ECB.
 *
 * <ul>
 *   <li>{@code volume.encryptsStrongly(provider, cipher, keySize, location)}: whether a volume type of Cinder's encrypts with
 *       LUKS, AES in XTS and a key of 256 bits or more (XTS takes half of it twice), at the host. A cipher, size or place that
 *       is null is the host's to choose, and so is not strong.
 *   <li>{@code crypto.strength(algorithm, bits, mode)}: {@code strong}, {@code weak} or {@code unknown} of a key as Barbican
 *       describes it, in the words of whoever stored it. Unknown: an algorithm that isn't known or given, a size that isn't given.
 * </ul>
 */
final class CryptoFunctions implements FunctionLibrary {
    private static final Shape TEXT = Shape.nullable(Shape.TEXT);
    private static final Shape INT = Shape.nullable(Shape.INT);
    private static final int XTS_BITS = 256;

    private static final List<Function> FUNCTIONS = List.of(
            Function.named("volume.encryptsStrongly")
                    .takes(Shape.TEXT, TEXT, INT, TEXT)
                    .as(given -> encryptsStrongly(
                            given.text(0), lower(given, 1), size(given, 2), lower(given, 3))),
            Function.named("crypto.strength")
                    .takes(TEXT, INT, TEXT)
                    .returns(Shape.TEXT)
                    .as(given -> KeyStrength.of(lower(given, 0), given.optional(1, Long.class), lower(given, 2))
                            .label()));

    @Override
    public List<Function> functions() {
        return FUNCTIONS;
    }

    /** Providers are words ({@code luks2}) or, of old, class names ({@code nova.volume.encryptors.luks.LuksEncryptor}). */
    static boolean encryptsStrongly(String provider, String cipher, long bits, String location) {
        String name = provider.substring(provider.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean luks = name.equals("luks") || name.equals("luks2") || name.equals("luksencryptor");
        return luks && cipher.startsWith("aes-xts-") && bits >= XTS_BITS && location.equals("front-end");
    }

    private static String lower(Arguments given, int index) {
        return given.optional(index, String.class).orElse("").toLowerCase(Locale.ROOT);
    }

    private static long size(Arguments given, int index) {
        return given.optional(index, Long.class).orElse(0L);
    }
}
