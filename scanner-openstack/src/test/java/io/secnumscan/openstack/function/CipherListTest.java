package io.secnumscan.openstack.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.openstack.function.CipherList.Worth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CipherListTest {
    @ParameterizedTest
    @CsvSource({
            "GOOD, ECDHE-RSA-AES256-GCM-SHA384",
            "GOOD, ECDHE-ECDSA-AES128-CCM",
            "GOOD, ECDHE-RSA-CHACHA20-POLY1305",
            "GOOD, TLS_AES_256_GCM_SHA384",
            "DEGRADED, DHE-RSA-AES128-GCM-SHA256",
            "DEGRADED, ECDHE-RSA-AES256-SHA384",
            "DEGRADED, ECDHE-ARIA256-GCM-SHA384",
            "DEGRADED, HIGH",
            "DEGRADED, kEECDH+AESGCM",
            "DEGRADED, ECDHE+HIGH",
            "WEAK, AES256-GCM-SHA384",
            "WEAK, AES128-SHA",
            "WEAK, DES-CBC3-SHA",
            "WEAK, RC4-SHA",
            "WEAK, ECDHE-RSA-AES128-SHA",
            "WEAK, ECDHE-RSA-RC4-SHA",
            "WEAK, ECDHE-ECDSA-AES128-CCM8",
            "WEAK, ECDH-RSA-AES128-GCM-SHA256",
            "WEAK, ADH-AES128-GCM-SHA256",
            "WEAK, DHE-DSS-AES128-GCM-SHA256",
            "WEAK, TLS_AES_128_CCM_8_SHA256"
    })
    void aSuiteIsWorthWhatTheGuideSays(Worth worth, String suite) {
        assertEquals(List.of(suite), CipherList.parse(suite).of(worth));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "RC4", "DES", "3DES", "MD5", "NULL", "eNULL", "aNULL", "LOW", "EXP", "EXPORT", "ALL", "COMPLEMENTOFALL",
            "kRSA",
            "ECDHE+3DES", "aNULL+HIGH"
    })
    void aWordThatStandsForWeakSuitesIsWeak(String word) {
        assertEquals(List.of(word), CipherList.parse(word).of(Worth.WEAK));
    }

    @Test
    void wordsCountOneByOneInAList() {
        assertEquals(List.of("RC4", "aNULL", "LOW", "EXPORT", "eNULL"),
                CipherList.parse("RC4:aNULL:LOW:HIGH:EXPORT:eNULL").of(Worth.WEAK));
    }

    @Test
    void aWordThatIsExcludedIsNotThere() {
        assertEquals(List.of(), CipherList.parse("HIGH:!aNULL:!MD5:!RC4").of(Worth.WEAK));
    }

    @Test
    void whatAnEntryExcludesIsNotThere() {
        assertEquals(List.of("AES128-SHA"), CipherList.parse("RC4-SHA:AES128-SHA:!RC4-SHA").of(Worth.WEAK));
    }

    @Test
    void aListMayBeEmpty() {
        assertEquals(List.of(), CipherList.parse("").of(Worth.DEGRADED));
    }
}
