package io.secnumscan.core.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretNamesTest {
    @ParameterizedTest
    @CsvSource({
            "password, PASSWORD", "DB_PASSWORD, PASSWORD", "dbPassword, PASSWORD", "adminPass, PASSWORD",
            "passwd, PASSWORD",
            "plain_text_passwd, PASSWORD", "GF_SECURITY_ADMIN_PASSWORD, PASSWORD", "userpassword, PASSWORD",
            "PASSWORD2, PASSWORD",
            "password_hash, PASSWORD", "auth_pass, PASSWORD", "PGPASSWORD, PASSWORD", "--basic-auth-password, PASSWORD",
            "mdp, PASSWORD", "DB_MDP, PASSWORD", "mot de passe, PASSWORD", "mot_de_passe, PASSWORD",
            "motDePasse, PASSWORD", "motdepasse, PASSWORD", "pw, PASSWORD", "db_pw, PASSWORD", "requirepass, PASSWORD",
            "pass\u200bword, PASSWORD", "ｐａｓｓｗｏｒｄ, PASSWORD", "mdp\u00ad, PASSWORD",
            "token, TOKEN", "X-Auth-Token, TOKEN", "accessToken, TOKEN", "access_token, TOKEN", "authtoken, TOKEN",
            "API_TOKEN, TOKEN",
            "secret, SECRET", "client_secret, SECRET", "clientSecret, SECRET", "secret_value, SECRET", "psk, SECRET",
            "pre_shared_psk, SECRET", "blob, SECRET", "token-secret, SECRET",
            "api_key, KEY", "apiKey, KEY", "APIKey, KEY", "apikey, KEY", "AWS_SECRET_ACCESS_KEY, KEY",
            "private_key, KEY",
            "tls.key, KEY", "ssh-privatekey, KEY", "client-key-data, KEY", "encryptionKey, KEY",
            "user_data, USER_DATA", "OS-EXT-SRV-ATTR:user_data, USER_DATA", "userData, USER_DATA",
            "kubectl.kubernetes.io/last-applied-configuration, COPY", "kapp.k14s.io/original, COPY",
            "key, MAYBE", "auth, MAYBE", "nginx.ingress.kubernetes.io/auth-secret, MAYBE", "imagePullSecret, MAYBE",
    })
    void aNameThatPromisesASecretIsKnown(String name, SecretNames.Kind expected) {
        assertEquals(expected, SecretNames.of(name));
    }

    @ParameterizedTest
    @CsvSource({
            "token_ttl", "tokenTtl", "secret_ref", "secretName", "secret_type", "password_regex", "password_expires_at",
            "--service-account-key-file", "--token-auth-file", "public_key", "host_key", "key_name", "keypair",
            "fingerprint",
            "token-id", "access_key_id", "secretKeyRef", "secrets", "tokens", "client_authentication", "auth_mode",
            "auth_url",
            "serviceAccountTokenPath", "f:kubectl.kubernetes.io/last-applied-configuration",
            "rbac.authorization.k8s.io/aggregate-to-view",
            "chpasswd", "compass", "monkey", "topologyKey", "primary_key", "sort_key", "passed", "authority", "passe",
            "en_passe", "ab", "''"
    })
    void aNameThatPromisesNoneIsLeftAlone(String name) {
        assertEquals(SecretNames.Kind.NONE, SecretNames.of(name));
    }
}
