package io.secnumscan.openstack.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpsecWorthTest {
    private static final Instant IN_2026 = Instant.parse("2026-11-24T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
            "strong, aes-128", "strong, AES-256", "strong, aes-192-ctr", "strong, aes-256-gcm-16",
            "strong, aes-128-ccm-12",
            "weak, aes-256-gcm-12", "weak, aes-256-gcm-8", "weak, aes-256-ccm-8", "weak, 3des", "weak, des",
            "weak, null",
            "unknown, chacha20-poly1305", "unknown, aes-512"
    })
    void aCipherIsWorthItsBlocksItsKeyAndItsTag(String worth, String name) {
        assertEquals(worth, IpsecWorth.ofCipher(name).label());
    }

    @ParameterizedTest
    @CsvSource({"true, aes-256-gcm-16", "true, aes-128-ccm-8", "false, aes-256", "false, aes-256-ctr", "false, 3des"})
    void anAuthenticatedCipherNeedsNoDigestBesideIt(boolean does, String name) {
        assertEquals(does, IpsecWorth.authenticates(name));
    }

    @ParameterizedTest
    @CsvSource({"strong, sha256", "strong, SHA512", "weak, sha1", "weak, md5", "unknown, aes-cmac"})
    void aDigestIsWorthItsSize(String worth, String name) {
        assertEquals(worth, IpsecWorth.ofIntegrity(name).label());
    }

    @ParameterizedTest
    @CsvSource({
            "weak, group1", "weak, group2", "weak, group5", "strong, group14", "strong, group15", "strong, GROUP18",
            "strong, group19", "strong, group21", "weak, group22", "weak, group24", "weak, group26", "weak, group27",
            "strong, group28", "strong, group30", "unknown, group31", "unknown, group32", "unknown, modp2048",
            "weak, none"
    })
    void aGroupIsWorthItsPrimeOrItsCurve(String worth, String name) {
        assertEquals(worth, IpsecWorth.ofGroup(name, IN_2026).label());
    }

    @ParameterizedTest
    @CsvSource({"strong, 2030-12-31T23:59:59Z", "weak, 2031-01-01T00:00:00Z"})
    void aPrimeOf2048BitsDoesUntilTheEndOf2030(String worth, Instant when) {
        assertEquals(worth, IpsecWorth.ofGroup("group14", when).label());
    }
}
