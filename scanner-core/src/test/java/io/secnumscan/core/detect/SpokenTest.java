package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In each text the secret is between « and », which the test takes out first. */
class SpokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                    "[\"server\",\"--token\",\"«K10x::server:y»\",\"--disable\",\"traefik\"]",
                    "[\\\"server\\\", \\\"--agent-token\\\", \\\"«hunter2»\\\"]",
                    "args:\n- --token\n- «hunter2»\n",
                    "<password>«hunter2»</password>",
                    "<ns:dbPassword type='x'>«hunter2»</ns:dbPassword>",
                    "CREATE USER a IDENTIFIED BY '«hunter2»'",
                    "identified with caching_sha2_password by '«hunter2»'",
                    "SET PASSWORD FOR root = PASSWORD(\"«hunter2»\")",
                    "ALTER ROLE a WITH PASSWORD '«hunter2»'",
                    "the password is «hunter2»",
                    "le mot de passe est «hunter2»",
                    "vpn psk «Zq7ceac0c41e79b359f4Xw»",
                    "token «Zq7ceac0c41e79b359f4Xw»",
                    "password:\n\n  «hunter2»",
                    "redis-cli -h db -a «hunter2» ping",
                    "mongosh --host db -u root -p «hunter2»",
                    "ldapsearch -x -D cn=admin -w «hunter2» -b dc=x",
                    "mosquitto_pub -u x -P «hunter2» -t y",
                    "admin:«hunter2»@db.example.org",
                    "http://h/AUTH_x/«Zq7e28cdfb385298faaaXw»",
                    "pass\u200bword=«hunter2»",
                    "ｐａｓｓｗｏｒｄ=«hunter2»",
                    "👍 ｐａｓｓｗｏｒｄ=«hunter2» 👍"
            })
    void aSecretIsFoundAndNothingAroundIt(String marked) {
        String text = marked.replace("«", "").replace("»", "");

        assertEquals(List.of(marked.substring(marked.indexOf('«') + 1, marked.indexOf('»'))),
                Detectors.find(text).stream().map(match -> text.substring(match.start(), match.end())).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                    "[\"kube-proxy\",\"--config\",\"/var/lib/kube-proxy/config.conf\"]",
                    "[\"--token-ttl\",\"24h\"]",
                    "password is required",
                    "the token is invalid",
                    "secret is kube-system/bootstrap1",
                    "secret:\n  enabled: true\n",
                    "secrets:\n- one\n- two\n",
                    "redis-cli -h db -p 6379 ping",
                    "psql -h db -p 5432",
                    "contact:ops@example.org",
                    "mailto:alice.smith2@example.org",
                    "nginx:1.25.3-alpine@sha256:0123456789abcdef",
                    "npm:lodash@4.17.21",
                    "system:node:worker-1",
                    "https://h/v2.1/0b3c8a2f5d6e4f7a9b1c2d3e4f5a6b7c/servers",
                    "https://h/0b3c8a2f-5d6e-4f7a-9b1c-2d3e4f5a6b7c",
                    "https://docs.example.org/Install-Guide-for-OpenStack2024-Caracal",
                    "http://h/AUTH_%(tenant_id)s",
                    "<tokenTtl>24</tokenTtl>",
                    "👍\u200d🔥 all is well"
            })
    void whatIsNoSecretStays(String text) {
        assertEquals(List.of(), Detectors.find(text));
    }
}
