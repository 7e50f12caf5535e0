package io.secnumscan.core.http;

import java.util.Optional;

/**
 * What a deployment's own configuration says about TLS, as PEM texts: reading files is the platform's part, so that its
 * messages can name them.
 *
 * @param authorities certificates to trust, and no others; empty: the JVM's
 * @param client certificate and key to show to the server
 * @param verify false accepts any certificate, and is itself reported
 * @param verifyHostname false accepts a certificate for another name, and is itself reported
 * @param serverName the name that the certificate must be for, when it isn't that of the address
 *     (kubeconfig: {@code tls-server-name})
 */
public record TlsSettings(
        Optional<String> authorities,
        Optional<ClientPem> client,
        boolean verify,
        boolean verifyHostname,
        Optional<String> serverName) {
    public static final TlsSettings DEFAULT =
            new TlsSettings(Optional.empty(), Optional.empty(), true, true, Optional.empty());

    /** Certificate chain and unencrypted private key (PKCS#1, PKCS#8, SEC 1). */
    public record ClientPem(String certificates, String key) {
        /** Without the key. */
        @Override
        public String toString() {
            return "ClientPem[…]";
        }
    }
}
