package io.secnumscan.openstack.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoFunctionsTest {
    @ParameterizedTest
    @CsvSource({
            "true, luks, aes-xts-plain64, 256, front-end",
            "true, LUKS2, aes-xts-plain64, 512, front-end",
            "true, nova.volume.encryptors.luks.LuksEncryptor, aes-xts-plain, 256, front-end",
            "false, plain, aes-xts-plain64, 256, front-end",
            "false, cryptsetup.CryptsetupEncryptor, aes-xts-plain64, 256, front-end",
            "false, luks, aes-cbc-essiv:sha256, 256, front-end",
            "false, luks, aes-xts-plain64, 128, front-end",
            "false, luks, aes-xts-plain64, 256, back-end",
            "false, luks, '', 256, front-end"
    })
    void aVolumeTypeEncryptsStronglyWithAllOfIt(
            boolean strong, String provider, String cipher, long bits, String location) {
        assertEquals(strong, CryptoFunctions.encryptsStrongly(provider, cipher, bits, location));
    }

    @ParameterizedTest
    @CsvSource({
            "strong, aes, 128, cbc",
            "strong, AES, 256, xts",
            "weak, aes, 64, cbc",
            "weak, aes, 256, ecb",
            "weak, DES, 56, cbc",
            "weak, 3des, 192, cbc",
            "strong, rsa, 2048, ''",
            "weak, rsa, 2047, ''",
            "weak, dsa, 3072, ''",
            "strong, ec, 256, ''",
            "weak, ecdsa, 192, ''",
            "strong, HMAC-SHA-256, 256, ''",
            "weak, hmacsha1, 64, ''",
            "unknown, rot13, 128, ''"
    })
    void aKeyIsWorthItsAlgorithmItsSizeAndItsMode(String strength, String algorithm, long bits, String mode) {
        assertEquals(strength, KeyStrength.of(algorithm, Optional.of(bits), mode).label());
    }

    @Test
    void aSizeThatIsNotGivenLeavesItOpenUnlessNoneWouldDo() {
        assertEquals(KeyStrength.UNKNOWN, KeyStrength.of("aes", Optional.empty(), "cbc"));
        assertEquals(KeyStrength.WEAK, KeyStrength.of("des", Optional.empty(), "cbc"));
        assertEquals(KeyStrength.STRONG, KeyStrength.of("ed25519", Optional.empty(), ""));
    }
}
