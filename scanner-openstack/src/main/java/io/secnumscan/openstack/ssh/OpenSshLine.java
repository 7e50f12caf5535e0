package io.secnumscan.openstack.ssh;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key in a line of {@code authorized_keys} (sshd(8)): options, type, base64, comment. The type that counts is the one
 * inside the base64 (RFC 4253 section 6.6, RFC 5656, RFC 8709, OpenSSH's PROTOCOL.u2f and PROTOCOL.certkeys).
 */
final class OpenSshLine {
    /** Every encoded key begins with the length of its type, below 256, hence with these three zero bytes. */
    private static final Pattern ENCODED = Pattern.compile("(?:^|\\s)(AAAA[A-Za-z0-9+/]{4,}={0,2})(?:\\s|$)");

    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    private OpenSshLine() {}

    static Optional<SshKey> parse(String line) {
        Matcher encoded = ENCODED.matcher(line);
        if (!encoded.find()) {
            return Optional.empty();
        }
        try {
            return read(new WireReader(Base64.getDecoder().decode(encoded.group(1))));
        } catch (IllegalArgumentException _) { // no base64, or cut short
            return Optional.empty();
        }
    }

    private static Optional<SshKey> read(WireReader key) {
        String type = key.text();
        boolean certificate = type.endsWith(CERTIFICATE);
        if (certificate) {
            key.bytes(); // the nonce
        }
        String plain = certificate ? type.substring(0, type.length() - CERTIFICATE.length())
                : type.replace("@openssh.com", "");
        return switch (plain) {
            case "ssh-rsa" -> {
                BigInteger exponent = key.number();
                yield Optional.of(SshKey.rsa(key.number(), exponent));
            }
            case "ssh-dss" -> Optional.of(new SshKey("dsa", key.number().bitLength()));
            case "ssh-ed25519" -> Optional.of(new SshKey("ed25519", 256));
            case "ssh-ed448" -> Optional.of(new SshKey("ed448", 448));
            case "sk-ssh-ed25519" -> Optional.of(new SshKey("sk-ed25519", 256));
            default -> curve(plain);
        };
    }

    private static Optional<SshKey> curve(String type) {
        Matcher named = Pattern.compile("(sk-)?ecdsa-sha2-nistp([0-9]{3})").matcher(type);
        return named.matches()
                ? Optional
                        .of(new SshKey(named.group(1) == null ? "ecdsa" : "sk-ecdsa", Integer.parseInt(named.group(2))))
                : Optional.empty();
    }
}
