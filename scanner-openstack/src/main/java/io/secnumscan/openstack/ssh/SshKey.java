package io.secnumscan.openstack.ssh;

import java.util.Optional;

/**
 * What a public key is worth.
 *
 * @param algorithm {@code rsa}, {@code dsa}, {@code ecdsa}, {@code ed25519}, {@code ed448}, {@code sk-ecdsa} or
 *     {@code sk-ed25519} (kept in a security key)
 * @param bits of the modulus (RSA), of the prime (DSA), of the curve's field (the others)
 */
public record SshKey(String algorithm, int bits) {
    /**
     * Reads what Nova calls a key pair's public key: a line of {@code authorized_keys}, options before it or not, an OpenSSH
     * certificate, or, for Windows, an X.509 certificate in PEM. Empty when it is none of these, or broken.
     */
    public static Optional<SshKey> parse(String text) {
        return text.contains("-----BEGIN ") ? CertificateKey.parse(text) : OpenSshLine.parse(text);
    }
}
