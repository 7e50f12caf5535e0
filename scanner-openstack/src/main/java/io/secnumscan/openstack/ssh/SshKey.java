package io.secnumscan.openstack.ssh;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a public key is worth.
 *
 * @param algorithm {@code rsa}, {@code dsa}, {@code ecdsa}, {@code ed25519}, {@code ed448}, {@code sk-ecdsa} or
 *     {@code sk-ed25519} (kept in a security key)
 * @param bits of the modulus (RSA), of the prime (DSA), of the curve's field (the others); 0 for RSA with an exponent below
 *     3 or even, which keeps nothing secret
 */
public record SshKey(String algorithm, int bits) {
    /**
     * Reads what Nova calls a key pair's public key: a line of {@code authorized_keys}, options before it or not, an OpenSSH
     * certificate, or, for Windows, an X.509 certificate in PEM. Of several, each of which opens what trusts the key pair, the
     * weakest. Empty when one is none of these, or broken.
     */
    public static Optional<SshKey> parse(String text) {
        List<Optional<SshKey>> keys = text.contains("-----BEGIN ") ? CertificateKey.parse(text)
                : text.lines().filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                        .map(OpenSshLine::parse).toList();
        return keys.stream().anyMatch(Optional::isEmpty) ? Optional.empty()
                : keys.stream().flatMap(Optional::stream).min(Comparator.comparingInt(SshKey::strength));
    }

    static SshKey rsa(BigInteger modulus, BigInteger exponent) {
        boolean sound = exponent.bitLength() > 1 && exponent.testBit(0);
        return new SshKey("rsa", sound ? modulus.bitLength() : 0);
    }

    /** Bits of an RSA modulus that are about as hard: what curves have in less. */
    private int strength() {
        return switch (algorithm) {
            case "rsa" -> bits;
            case "dsa" -> 0;
            default -> 8 * bits;
        };
    }
}
