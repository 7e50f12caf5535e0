package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The look beforehand changes nothing of what detectors find. */
class SuspicionPropertyTest {
    private static final int TEXTS = 30_000;
    private static final List<String> NAMES = List.of(
            "password", "DB_PASSWORD", "adminPass", "pwd", "passphrase", "client_secret", "psk", "credential", "blob",
            "token", "X-Auth-Token", "jwt", "cookie", "bearer", "Authorization", "api_key", "apiKey", "ssh-key", "key",
            "auth", "PAT", "pat", "pat-value", "github.pat", "user_data", "userData", "userdata", "userpass", "path",
            "kubectl.kubernetes.io/last-applied-configuration", "name", "value", "description", "sig", "user");
    private static final List<String> SIGNS =
            List.of("=", ": ", ":", " ", "\": \"", "\\\":\\\"", "' : '", ": |\n  ", "=\"", " = ", "", ":=", "=>");
    private static final List<String> SHAPES = List.of(
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl", "AKIAABCDEFGHIJKLMNOP", "ASIAABCDEFGHIJKLMNOP",
            "gAAAAABm0123456789012345678901234567890123456789012345678901234567890123456789",
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "github_pat_abcdefghijklmnopqrstuvwx",
            "glpat-abcdefghij0123456789", "xoxb-123456789012-abcdefghij", "AIzaabcdefghijklmnopqrstuvwxyz0123456789",
            "ya29.abcdefghijklmnopqrstuvwx", "GOCSPX-abcdefghijklmnopqrstuvwx", "sk_live_abcdefghijklmnop",
            "dop_v1_0123456789abcdef0123456789abcdef01234567", "npm_abcdefghijklmnopqrstuvwxyz0123456789",
            "pypi-abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrst", "hvs.abcdefghijklmnopqrstuvwx",
            "hvb.abcdefghijklmnopqrstuvwx", "$6$rounds=4096$saltsalt$C9fzSyq1fTQZ0yyXq5Ie1hC1",
            "$2b$10$N9qo8uLOickgx2ZMRZoMye", "$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
            "Private-Lines: 3\nAAAA", "postgres://app:hunter2@db/x", "?X-Amz-Signature=0123456789abcdef",
            "Basic YWRtaW46aHVudGVyMmh1bnRlcjI=", "curl -u admin:hunter2 x", "mysql -u root -phunter2",
            "mariadb  -phunter2", "wget --user=me:hunter2 x", "sshpass -phunter2 ssh", "root:hunter2|chpasswd",
            "machine a login b password c", "chpasswd:\n  list: |\n    root:hunter2\n");
    private static final List<String> NOISE = List.of(
            " ", "\n", "\"", "{", "}", ", ", "&", "?", "fa:16:3e:54:61:2f", "2026-11-24T05:17:18Z", "é", "ſ", "K",
            "\u0130",
            "af5b75170fba482483434668a16b9020", "compute:az-1", "-", "--", "ops team", "0", "\\", "\t");

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_301, 77_777})
    void detectorsFindWithItWhatTheyFindWithoutIt(long seed) {
        Random random = new Random(seed);
        int found = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            List<Match> all = Sweep.unhurried(text);
            assertEquals(all, Sweep.of(text), text);
            found += all.isEmpty() ? 0 : 1;
        }
        assertTrue(found > TEXTS / 20 && found < TEXTS, "too few texts of one sort: " + found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PAT=aB3dE5fG7hJ9kL1mN3pQ5rS7tU9v", "my pat='aB3dE5fG7hJ9kL1mN3pQ5rS7tU9v'", "jwt=Changeme1",
                    "{\"name\": \"user_data\", \"value\": \"Changeme1\"}"})
    void rareNamesCount(String text) {
        assertEquals(Sweep.unhurried(text), Sweep.of(text));
        assertEquals(1, Sweep.of(text).size());
    }

    @Test
    void whatNeedsNoLookIsNotLookedAt() {
        assertTrue(NOISE.stream().noneMatch(Suspicion::of));
        assertTrue(List.of("path", "compatible", "pattern_1").stream().noneMatch(Suspicion::of));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(5); pieces > 0; pieces--) {
            text.append(piece(random));
        }
        String mixed = random.nextInt(4) == 0 ? mixed(text.toString(), random) : text.toString();
        boolean packed = random.nextInt(6) == 0;
        return packed ? Base64.getEncoder().encodeToString(mixed.getBytes(StandardCharsets.UTF_8)) : mixed;
    }

    private static String piece(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> one(NAMES, random) + one(SIGNS, random) + word(random);
            case 1 -> "{\"name\": \"" + one(NAMES, random) + "\", \"value\": \"" + word(random) + "\"}";
            case 2 -> random.nextInt(3) > 0 ? one(NOISE, random) : one(SHAPES, random);
            case 3 -> word(random);
            case 4 -> "\n- name: " + one(NAMES, random) + "\n  value: " + word(random) + "\n";
            default -> one(NOISE, random);
        };
    }

    /** Letters, digits and signs of base64, of any length: ids, digests, keys. */
    private static String word(Random random) {
        String letters = switch (random.nextInt(3)) {
            case 0 -> "0123456789abcdef";
            case 1 -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
            default -> "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        };
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(random.nextInt(5) == 0 ? 90 : 20); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static String mixed(String text, Random random) {
        StringBuilder mixed = new StringBuilder();
        text.chars().forEach(c -> mixed.append((char) (random.nextBoolean() ? Character.toUpperCase(c) : c)));
        return mixed.toString();
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
