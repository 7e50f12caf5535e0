package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In each text the secret is between « and », which the test takes out first. */
class SweepTest {
    private static final String PEM =
            "-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA\\n-----END RSA PRIVATE KEY-----";

    static Stream<Arguments> secrets() {
        return Stream.of(
                Arguments.of("password", "password: «Changeme1»"),
                Arguments.of("password",
                        "#cloud-config\npassword: «Changeme1»\nssh_pwauth: true\nchpasswd: {expire: false}\n"),
                Arguments.of("password", "  - password: «two words here»  # why\n  next: 1"),
                Arguments.of("password", "export DB_PASSWORD=«hunter2»\nexec app"),
                Arguments.of("password", "DB_PASSWORD=\"«a b'c»\""),
                Arguments.of("password", "db.password='«it»' other='x'"),
                Arguments.of("password", "host=db password=«xy» sslmode=disable"),
                Arguments.of("password", "{\"password\":\"«Chang\\\"eme1»\",\"user\":\"x\"}"),
                Arguments.of("password", "{\\\"password\\\":\\\"«Changeme1»\\\",\\\"user\\\":\\\"x\\\"}"),
                Arguments.of("password", "{user: x, password: «Changeme1»}"),
                Arguments.of("password", "the root password: «Changeme1» for now"),
                Arguments.of("password", "password: |\n«  line one\n  line two\n»next: x"),
                Arguments.of("password", "--basic-auth-password=«a,b;c d»"),
                Arguments.of("password", "mysqladmin --user root --password «hunter2» ping"),
                Arguments.of("password", "mysql -u root -p«hunter2» -e 'select 1'"),
                Arguments.of("password", "sshpass -p «hunter2» ssh host"),
                Arguments.of("password", "curl -s -u admin:«hunter2» https://x"),
                Arguments.of("password", "echo \"root:«hunter2»\" | chpasswd"),
                Arguments.of("password", "chpasswd:\n  expire: false\n  list: |\n    root:«hunter2»\nusers: []"),
                Arguments.of("password", "postgres://app:«hunter2»@db.example.org/x"),
                Arguments.of("password", "rabbit://nova:«S3cr:et»@10.0.0.1:5672/"),
                Arguments.of("password", "machine api.example.org login me password «hunter2»"),
                Arguments.of("password", "- name: DB_PASSWORD\n  value: «hunter2»"),
                Arguments.of("password", "{\"name\":\"DB_PASSWORD\",\"value\":\"«hunter2»\"}"),
                Arguments.of("password-hash", "user:«$6$rounds=4096$saltsalt$C9fzSyq1fTQZ0yyXq5Ie1hC1»:x"),
                Arguments.of("token",
                        "kubeadm join 10.0.0.1:6443 --token «abcdef.0123456789abcdef» --discovery-token-ca-cert-hash sha256:00"),
                Arguments.of("token", "--token=«abc»"),
                Arguments.of("token", "https://api/x?access_token=«abc123»&y=1"),
                Arguments.of("token", "X-Auth-Token: «gAAAAABmxyz»"),
                Arguments.of("token",
                        "«gAAAAABm0123456789012345678901234567890123456789012345678901234567890123456789»"),
                Arguments.of("token", "pushed with «ghp_abcdefghijklmnopqrstuvwxyz0123456789»!"),
                Arguments.of("token", "use «glpat-abcdefghij0123456789»"),
                Arguments.of("token", "«xoxb-123456789012-abcdefghij»"),
                Arguments.of("jwt", "x «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl» y"),
                Arguments.of("jwt",
                        "«eyJhbGciOiJIUzI1NiIsImtpZCI6ImZyY2h4dCJ9..MStoCiHxa-3bRFrrKGEmhMZQcgAOemWRXIbAyWWwUCI»"),
                Arguments.of("access-key", "id «AKIAIOSFODNN7EXAMPLE» x"),
                Arguments.of("key", "aws_secret_access_key = «wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»"),
                Arguments.of("key", "api-key: «short»"),
                Arguments.of("key", "  key: «c2VjcmV0IGlzIGEgc2VjcmV0MTIzNDU2Nzg5MEFC»"),
                Arguments.of("key", "\"auth\": \"«cHVsbGVyOnB3MTIz»\""),
                Arguments.of("authorization", "Authorization: Basic «dXNlcjpwYXNz»"),
                Arguments.of("authorization", "curl -H 'Authorization: Bearer «abcdef»' https://x"),
                Arguments.of("signature", "https://s/v1/c/o?temp_url_sig=«da39a3ee5e6b4b0d»&temp_url_expires=1"),
                Arguments.of("private-key", "x «" + PEM + "» y"),
                Arguments.of("private-key", "«-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA»"),
                Arguments.of("private-key", "content: «" + base64(PEM) + "»"),
                Arguments.of("private-key", "content: «" + base64("x: " + base64(PEM)) + "»"),
                Arguments.of("private-key", "«MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ»"),
                Arguments.of("key-store", "«MIIJqQIBAzCCCW8GCSqGSIb3DQEHAaCCCWAEgglcMIIJWDCCA8»"),
                Arguments.of("password", "data «" + base64("line one\nroot password=hunter2\nline three") + "» end"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsFoundAndNothingAroundIt(String kind, String marked) {
        String text = marked.replace("«", "").replace("»", "");
        String secret = marked.substring(marked.indexOf('«') + 1, marked.indexOf('»'));

        List<String> found = Sweep.of(text).stream()
                .map(match -> match.kind() + " " + text.substring(match.start(), match.end()))
                .toList();
        assertEquals(List.of(kind + " " + secret), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "--service-account-key-file=/etc/kubernetes/pki/sa.pub",
                    "--token-auth-file=/etc/kubernetes/tokens.csv",
                    "--tls-private-key-file=/etc/kubernetes/pki/apiserver.key",
                    "--enable-bootstrap-token-auth=true",
                    "--use-service-account-credentials=false",
                    "--controllers=*,bootstrapsigner,tokencleaner",
                    "token_ttl: 3600",
                    "tokenTTL: 24h0m0s",
                    "tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token",
                    "token: /var/run/secrets/kubernetes.io/serviceaccount/token",
                    "Object{automountServiceAccountToken: false}",
                    "password: ${DB_PASSWORD}",
                    "password: $DB_PASSWORD",
                    "password=$(cat /run/secret)",
                    "password: {{ .Values.password }}",
                    "password: <your password>",
                    "password: ********",
                    "secret_ref: http://127.0.0.1:9311/v1/secrets/c9787388-7d0b-43be-bae7-71c265821a12",
                    "secret: https://keys.example.org/v1/secrets/1",
                    "if token == expected",
                    "system:bootstrappers:kubeadm:default-node-token",
                    "secrets \"shop-tls\" is forbidden: User \"x\" cannot get resource \"secrets\" in API group \"\"",
                    "invalid continue token: continue key is not valid: illegal base64 data at input byte 8",
                    "Console token authentication support.",
                    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 me@example.org",
                    "public_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKqP3Cr632C2dNhhgKVcon4ldUSAeKiku2yP9O9/bDtY",
                    "-----BEGIN CERTIFICATE-----\nMIIBeTCCAR+gAwIBAgIIKLnyiGHZq9QwCgYIKoZIzj0EAwIwFTETMBEGA1UEAxMK\n-----END CERTIFICATE-----",
                    "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJlVENDQVIrZ0F3SUJBZ0lJS0xueWlHSFpxOVF3Q2dZSUtvWkl6ajBFQXdJd0ZURVRNQkVHQTFVRUF4TUs=",
                    "MIIBeTCCAR+gAwIBAgIIKLnyiGHZq9QwCgYIKoZIzj0EAwIwFTETMBEGA1UEAxMKa3ViZXJuZXRlczAe",
                    "key: node.kubernetes.io/unreachable",
                    "key: 00112233445566778899aabbccddeeff00112233",
                    "http://127.0.0.1:8774/v2.1/servers/9e81c059-5f6a-4a59-a2c6-945bba8ba246",
                    "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6LTEsInN0YXJ0IjoiYmFja3VwIn0",
                    "registry.example.org:5000/team/image@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "/var/lib/kubelet/pods/cb58c8c6-dbff-4676-bc79-74d51d4cbab9/volumes/kubernetes.io~projected/kube-api-access-Ab1",
                    "fa:16:3e:b7:7e:ab", "2026-11-24T05:17:52Z", "PWD=/root", "chpasswd: {expire: false}",
                    "ssh_pwauth: true",
                    "lock_passwd: true", "authorization:\n  mode: Webhook\n", "auth-type: basic",
                    "password [removed:password:9:00112233]",
            })
    void whatIsNoSecretStays(String text) {
        assertEquals(List.of(), Sweep.of(text));
    }

    @Test
    void theCheapLookMissesNothingThatTheDetectorsFind() {
        secrets().map(arguments -> ((String) arguments.get()[1]).replaceAll("[«»]", ""))
                .forEach(text -> assertTrue(Suspicion.of(text), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "9e81c059-5f6a-4a59-a2c6-945bba8ba246", "fa:16:3e:b7:7e:ab", "10.10.0.99",
                    "2026-11-24T05:17:52.000000", "ACTIVE",
                    "compute:nova", "network:router_interface", "instance-00000008", "", "a", "Default",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void mostTextsOfACloudGetNoCloserLook(String text) {
        assertFalse(Suspicion.of(text));
    }

    @Test
    void whatOverlapsIsTakenOutOnce() {
        String text = "url: postgres://app:hunter2@db/x?password=hunter2";

        assertEquals("url: postgres://app:#@db/x?password=#", masked(text));
    }

    @Test
    void aMillionTriggersTakeNoMoreThanAMomentEach() {
        String text = "pass".repeat(250_000) + " key=".repeat(100_000) + "token ".repeat(100_000);

        assertTrue(Sweep.of(text).isEmpty());
    }

    @Test
    void describesWhereItFoundWhat() {
        String text = "a\nb\nexport DB_PASSWORD=hunter2\n";

        assertEquals("password DB_PASSWORD:3", Sweep.of(text).getFirst().describe(text));
    }

    private static String masked(String text) {
        StringBuilder masked = new StringBuilder(text);
        for (Match match : Sweep.of(text).reversed()) {
            masked.replace(match.start(), match.end(), "#");
        }
        return masked.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
