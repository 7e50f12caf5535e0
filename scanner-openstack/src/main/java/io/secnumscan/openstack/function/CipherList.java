package io.secnumscan.openstack.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A list of cipher suites in the words of OpenSSL: {@code ECDHE-RSA-AES128-GCM-SHA256:HIGH:!aNULL}. */
record CipherList(List<String> suites) {
    private static final Pattern SEPARATORS = Pattern.compile("[:, ]+");
    private static final Pattern SUITE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+|TLS_[A-Z0-9_]+");
    private static final Set<String> BEST_OF_TLS_1_3 = Set.of(
            "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_AES_128_CCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256");
    private static final Pattern BROKEN =
            Pattern.compile(
                    "(^|-)(RC4|RC2|DES|3DES|NULL|EXP|EXP1024|MD5|SEED|IDEA|ADH|AECDH|PSK|SRP|DSS|KRB5|CCM8|GOST.*)(-|$)");
    /** What OpenSSL's ciphers(1) calls suites of which none, or not all, keeps to the guide. */
    private static final Set<String> WEAK_WORDS = Set.of(
            "RC4", "RC2", "DES", "3DES", "IDEA", "SEED", "NULL", "eNULL", "aNULL", "ADH", "AECDH", "MD5", "SHA", "SHA1",
            "LOW", "MEDIUM", "EXP", "EXP40", "EXP56", "EXPORT", "EXPORT40", "EXPORT56", "DSS", "aDSS", "RSA", "kRSA",
            "PSK", "kPSK", "aPSK", "kRSAPSK", "SRP", "kSRP", "aSRP");
    private static final Set<String> EVERYTHING = Set.of("ALL", "COMPLEMENTOFALL");
    private static final Pattern AEAD =
            Pattern.compile("-(AES128|AES256|CHACHA20)-(GCM|CCM|POLY1305)(-|$)|-AES(128|256)-CCM$");

    CipherList {
        suites = List.copyOf(suites);
    }

    enum Worth {
        GOOD,
        DEGRADED,
        WEAK
    }

    static CipherList parse(String text) {
        List<String> kept = new ArrayList<>();
        Set<String> excluded = new HashSet<>();
        for (String word : SEPARATORS.split(text.strip())) {
            if (word.startsWith("!") || word.startsWith("-")) {
                excluded.add(word.substring(1));
            } else if (!word.isEmpty() && !word.startsWith("@") && !word.startsWith("+")) {
                kept.add(word);
            }
        }
        kept.removeAll(excluded);
        return new CipherList(kept);
    }

    List<String> of(Worth worth) {
        return suites.stream().filter(suite -> worth(suite) == worth).toList();
    }

    private static Worth worth(String suite) {
        if (!SUITE.matcher(suite).matches()) {
            return isWeak(suite) ? Worth.WEAK : Worth.DEGRADED;
        }
        if (suite.startsWith("TLS_")) {
            return BEST_OF_TLS_1_3.contains(suite) ? Worth.GOOD : suite.contains("CCM_8") ? Worth.WEAK : Worth.DEGRADED;
        }
        boolean elliptic = suite.startsWith("ECDHE-");
        boolean secret = elliptic || suite.startsWith("DHE-") || suite.startsWith("EDH-");
        if (!secret || BROKEN.matcher(suite).find() || suite.endsWith("-SHA")) {
            return Worth.WEAK;
        }
        return elliptic && AEAD.matcher(suite).find() ? Worth.GOOD : Worth.DEGRADED;
    }

    /** A word of OpenSSL's for several suites, or what several words joined by {@code +} have in common. */
    private static boolean isWeak(String word) {
        return EVERYTHING.contains(word) || Stream.of(word.split("\\+", -1)).anyMatch(WEAK_WORDS::contains);
    }
}
