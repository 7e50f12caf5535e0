package io.secnumscan.openstack.function;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a key is worth by its algorithm, its size in bits and its mode. */
enum KeyStrength {
    STRONG,
    WEAK,
    UNKNOWN;

    private static final Set<String> BROKEN = Set.of(
            "des", "3des", "desede", "tripledes", "des3", "des-ede", "des-ede3", "rc2", "rc4", "arc4", "blowfish",
            "idea",
            "dsa", "cast5");
    private static final Set<String> FIXED =
            Set.of("ed25519", "ed448", "x25519", "x448", "chacha20", "chacha20-poly1305");
    private static final Map<String, Integer> LEAST = Map.ofEntries(
            Map.entry("aes", 128),
            Map.entry("camellia", 128),
            Map.entry("aria", 128),
            Map.entry("serpent", 128),
            Map.entry("twofish", 128),
            Map.entry("rsa", 2048),
            Map.entry("diffie-hellman", 2048),
            Map.entry("dh", 2048),
            Map.entry("ec", 250),
            Map.entry("ecc", 250),
            Map.entry("ecdsa", 250),
            Map.entry("ecdh", 250));
    private static final int HMAC_BITS = 128;

    /** @param mode in lower case; empty where there is none */
    static KeyStrength of(String algorithm, Optional<Long> bits, String mode) {
        String name = algorithm.strip().toLowerCase(Locale.ROOT);
        if (BROKEN.contains(name) || mode.strip().equals("ecb")) {
            return WEAK;
        }
        if (FIXED.contains(name)) {
            return STRONG;
        }
        return least(name).flatMap(least -> bits.map(size -> size >= least ? STRONG : WEAK)).orElse(UNKNOWN);
    }

    /** {@code hmac}, {@code hmacsha256}, {@code HMAC-SHA-256}; a digest that is broken for signatures still holds in an HMAC. */
    private static Optional<Integer> least(String name) {
        return name.startsWith("hmac") ? Optional.of(HMAC_BITS) : Optional.ofNullable(LEAST.get(name));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
