package io.secnumscan.openstack.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UserDataTest {
    private static Optional<List<String>> words(String text) {
        return UserData.passwordLogins(encoded(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void cloudConfigThatLetsPasswordsInIsTold() {
        assertEquals(
                Optional.of(List.of("chpasswd", "ssh_pwauth")),
                words("#cloud-config\nssh_pwauth: True\nchpasswd: {expire: false}\n"));
    }

    @Test
    void aPasswordThatIsNotLockedIsTold() {
        assertEquals(
                Optional.of(List.of("lock_passwd")),
                words("#cloud-config\nusers:\n  - {name: ops, lock_passwd: false}\n"));
    }

    @Test
    void aScriptThatOpensSshIsTold() {
        assertEquals(
                Optional.of(List.of("PasswordAuthentication")),
                words("#!/bin/sh\nsed -i 's/PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config\n"));
    }

    @Test
    void whatKeepsPasswordsOutIsNoSign() {
        assertEquals(
                Optional.of(List.of()),
                words("#cloud-config\nssh_pwauth: false\n# ssh_pwauth: true\nusers:\n  - {name: ops, lock_passwd: true}\n"));
    }

    @Test
    void aPartInBase64IsReadToo() {
        String part = encoded("#cloud-config\nssh_pwauth: yes\n".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                Optional.of(List.of("ssh_pwauth")),
                words("Content-Type: multipart/mixed\n\nContent-Transfer-Encoding: base64\n\n" + part + "\n"));
    }

    @Test
    void compressedDataIsReadToo() throws IOException {
        assertEquals(
                Optional.of(List.of("ssh_pwauth")),
                UserData.passwordLogins(encoded(zipped("#cloud-config\nssh_pwauth: 1\n"))));
    }

    @Test
    void nothingIsToldOfWhatIsNoText() {
        assertEquals(Optional.empty(), UserData.passwordLogins(encoded(new byte[]{(byte) 0xff, (byte) 0xfe, 0x00})));
    }

    @Test
    void thousandsOfLinesInBase64AreOnePart() {
        String lines = "QUJDREVGR0hJSktM\n".repeat(3000);

        assertEquals(Optional.of(List.of("ssh_pwauth")), words("#cloud-config\nssh_pwauth: true\n" + lines));
    }

    @Test
    void whatHasMorePartsThanCanBeLookedThroughIsNotTold() {
        String parts = "QUJDREVGR0hJSktM\n\n".repeat(17);

        assertEquals(Optional.empty(), words("#cloud-config\nssh_pwauth: false\n" + parts));
    }

    @Test
    void whatUnfoldsBeyondMeasureIsNotTold() throws IOException {
        String part = encoded(zipped("a".repeat(1 << 19)));

        assertEquals(Optional.empty(), words((part + "\n\n").repeat(3)));
    }

    @Test
    void whatIsFoundIsToldHoweverMuchThereIs() {
        String parts = "QUJDREVGR0hJSktM\n\n".repeat(17);

        assertEquals(Optional.of(List.of("ssh_pwauth")), words("#cloud-config\nssh_pwauth: true\n" + parts));
    }
}
