package io.secnumscan.k8s.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Credentials as headers. */
final class Tokens {
    private Tokens() {}

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    static Map<String, String> basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Whether a header can carry it: a line break inside would end the header. */
    static boolean usable(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
