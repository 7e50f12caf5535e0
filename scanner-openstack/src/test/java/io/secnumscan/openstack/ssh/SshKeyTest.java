package io.secnumscan.openstack.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshKeyTest {
    @ParameterizedTest
    @CsvSource({
            "RSA, 1024, rsa, 1024",
            "RSA, 2048, rsa, 2048",
            "RSA, 3072, rsa, 3072",
            "DSA, 1024, dsa, 1024",
            "EC, 256, ecdsa, 256",
            "EC, 384, ecdsa, 384",
            "EC, 521, ecdsa, 521",
            "Ed25519, 255, ed25519, 256"
    })
    void theKeyItselfSaysItsAlgorithmAndSize(String generator, int size, String algorithm, int bits)
            throws GeneralSecurityException, IOException {
        PublicKey key = generate(generator, size);

        Optional<SshKey> expected = Optional.of(new SshKey(algorithm, bits));
        assertEquals(expected, SshKey.parse("ssh-any " + openSsh(key) + " somebody@host"));
        assertEquals(expected, SshKey.parse(pem(key)));
    }

    @Test
    void optionsAndCommentsBesideTheKeyDontHideIt() throws GeneralSecurityException, IOException {
        String key = openSsh(generate("RSA", 1024));

        assertEquals(
                Optional.of(new SshKey("rsa", 1024)),
                SshKey.parse("from=\"10.0.0.0/8\",command=\"echo AAAA\" ssh-rsa " + key + " AAAA of the\tteam\n"));
    }

    @Test
    void ofSeveralKeysTheWeakestCounts() throws GeneralSecurityException, IOException {
        String strong = "ssh-rsa " + openSsh(generate("RSA", 3072));
        String weak = "ssh-rsa " + openSsh(generate("RSA", 1024));

        assertEquals(Optional.of(new SshKey("rsa", 1024)), SshKey.parse(strong + "\n# mine\n\n" + weak));
        assertEquals(
                Optional.of(new SshKey("rsa", 1024)),
                SshKey.parse(pem(generate("EC", 256)) + pem(generate("RSA", 1024))));
        assertEquals(Optional.empty(), SshKey.parse(strong + "\nssh-rsa something"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void anExponentThatHidesNothingLeavesNoBits(int exponent) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(4095).add(BigInteger.ONE);

        assertEquals(
                Optional.of(new SshKey("rsa", 0)),
                SshKey.parse(line(text("ssh-rsa"), bytes(BigInteger.valueOf(exponent).toByteArray()),
                        bytes(modulus.toByteArray()))));
    }

    @Test
    void aKeyOfASecurityKeyIsToldByItsType() {
        assertEquals(
                Optional.of(new SshKey("sk-ed25519", 256)),
                SshKey.parse(line(text("sk-ssh-ed25519@openssh.com"), text("x".repeat(32)), text("ssh:"))));
        assertEquals(
                Optional.of(new SshKey("sk-ecdsa", 256)),
                SshKey.parse(line(text("sk-ecdsa-sha2-nistp256@openssh.com"), text("nistp256"), text("ssh:"))));
    }

    @Test
    void aCertificateIsWorthItsKey() {
        BigInteger modulus = BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE);

        assertEquals(
                Optional.of(new SshKey("rsa", 1024)),
                SshKey.parse(line(
                        text("ssh-rsa-cert-v01@openssh.com"),
                        text("nonce"),
                        bytes(BigInteger.valueOf(65537).toByteArray()),
                        bytes(modulus.toByteArray()),
                        text("more"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "ssh-rsa",
            "ssh-rsa AAAA",
            "ssh-rsa AAAAB3NzaC1yc2E=",
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB",
            "ssh-rsa not-base64",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----"
    })
    void whatIsNoKeyIsNotGuessed(String text) {
        assertEquals(Optional.empty(), SshKey.parse(text));
    }

    @Test
    void anUnknownTypeOfKeyIsNotGuessed() {
        assertEquals(Optional.empty(), SshKey.parse(line(text("ssh-mldsa-65@openssh.com"), text("x".repeat(64)))));
    }

    @Test
    void noCutOrFlippedKeyBreaksTheReader() throws GeneralSecurityException, IOException {
        byte[] key = OpenSSHPublicKeyUtil.encodePublicKey(parameter(generate("RSA", 1024)));
        Random random = new Random(20261124);
        for (int run = 0; run < 20_000; run++) {
            byte[] broken = java.util.Arrays.copyOf(key, 1 + random.nextInt(key.length));
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            SshKey.parse("ssh-rsa " + Base64.getEncoder().encodeToString(broken));
        }
    }

    private static PublicKey generate(String algorithm, int size) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair().getPublic();
    }

    private static AsymmetricKeyParameter parameter(PublicKey key) throws IOException {
        return PublicKeyFactory.createKey(key.getEncoded());
    }

    private static String openSsh(PublicKey key) throws IOException {
        return Base64.getEncoder().encodeToString(OpenSSHPublicKeyUtil.encodePublicKey(parameter(key)));
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String line(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(4096);
        for (byte[] part : parts) {
            all.put(part);
        }
        return "type " + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(all.array(), all.position()));
    }

    private static byte[] text(String text) {
        return bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(byte[] bytes) {
        return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    }
}
