package io.secnumscan.k8s.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.platform.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecPluginTest {
    private static final String V1 = "client.authentication.k8s.io/v1";
    private static final Entry CLUSTER =
            new Entry("cluster", "c", Path.of("/etc/kubeconfig"), Map.of("server", "https://api.example:6443"));

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-12-01T00:00:00Z");

    private void script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static String credential(String status) {
        return "cat <<'END'\n{\"apiVersion\": \"" + V1 + "\", \"kind\": \"ExecCredential\", \"status\": {" + status
                + "}}\nEND";
    }

    private ExecPlugin plugin(Map<String, Object> more) throws TargetException {
        Map<String, Object> exec = new TreeMap<>(Map.of("apiVersion", V1, "command", "./plugin"));
        exec.putAll(more);
        Entry user = new Entry("user", "u", folder.resolve("config"), Map.of());
        return ExecPlugin.of(user, CLUSTER, exec, Map.of("PATH", "/usr/bin:/bin"));
    }

    private String problem(Map<String, Object> more) {
        return String.valueOf(
                assertThrows(TargetException.class, () -> plugin(more).run()).getMessage());
    }

    private String at() {
        return folder.resolve("config") + ": user 'u': its exec plugin ";
    }

    @Test
    void aTokenIsTakenFromThePluginBesideTheKubeconfig() throws Exception {
        script(credential("\"token\": \"given\""));

        assertEquals(Optional.of("given"), plugin(Map.of()).run().token());
    }

    @Test
    void argumentsAndVariablesReachThePlugin() throws Exception {
        script("echo '{\"apiVersion\": \"" + V1
                + "\", \"kind\": \"ExecCredential\", \"status\": {\"token\": \"'$1-$REGION'\"}}'");

        ExecPlugin plugin =
                plugin(Map.of("args", List.of("get-token"), "env", List.of(Map.of("name", "REGION", "value", "fr"))));

        assertEquals(Optional.of("get-token-fr"), plugin.run().token());
    }

    @Test
    void thePluginIsToldTheClusterWhenItWantsTo() throws Exception {
        script("echo \"$KUBERNETES_EXEC_INFO\" > " + folder.resolve("info") + "\n"
                + credential("\"token\": \"given\""));

        plugin(Map.of("provideClusterInfo", true)).run();

        assertEquals(
                "{\"apiVersion\":\"" + V1
                        + "\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false,\"cluster\":"
                        + "{\"server\":\"https://api.example:6443\",\"insecure-skip-tls-verify\":false}}}\n",
                Files.readString(folder.resolve("info")));
    }

    @Test
    void aPluginThatIsNotThereIsToldWithItsHint() {
        assertEquals(
                at() + "'no-such-program-here' was not found or may not be run;"
                        + " install it or correct 'command' (get it from example.org)",
                problem(Map.of("command", "no-such-program-here", "installHint", "get it from\nexample.org")));
    }

    @Test
    void aPluginThatFailsIsToldWithNothingOfWhatItSaid() throws Exception {
        script("echo s3cret; echo s3cret >&2; exit 3");

        assertEquals(
                at() + "'./plugin' failed with exit code 3; run it by hand to see why; often a login has ended",
                problem(Map.of()));
    }

    @Test
    void anAnswerThatIsNoJsonIsToldWithoutAWordOfIt() throws Exception {
        script("echo s3cret");

        assertEquals(at() + "'./plugin' did not answer with JSON; run it by hand to see what it says",
                problem(Map.of()));
    }

    @Test
    void anAnswerOfAnotherVersionIsTold() throws Exception {
        script(credential("\"token\": \"given\""));

        assertTrue(problem(Map.of("apiVersion", "client.authentication.k8s.io/v1beta1"))
                .contains("something else than an ExecCredential"));
    }

    @Test
    void anAnswerWithoutCredentialsIsTold() throws Exception {
        script(credential("\"clientCertificateData\": \"x\""));

        assertTrue(problem(Map.of()).contains("neither a token nor a certificate with its key"));
    }

    @Test
    void aPluginThatNeedsATerminalIsRefused() {
        assertTrue(problem(Map.of("interactiveMode", "Always")).contains("asks for a terminal"));
    }

    @Test
    void aPluginThatFloodsIsStopped() throws Exception {
        script("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done");

        assertTrue(problem(Map.of()).contains("wrote more than credentials are long"));
    }

    @Test
    void whatAStoppedPluginStartedIsStoppedToo() throws Exception {
        script("sleep 600 & echo $! > " + folder.resolve("pid")
                + "\nwhile :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done");

        problem(Map.of());

        Path status = Path.of("/proc", Files.readString(folder.resolve("pid")).strip(), "stat");
        for (int i = 0; i < 100 && runs(status); i++) {
            Thread.sleep(50);
        }
        assertFalse(runs(status));
    }

    private static boolean runs(Path status) throws IOException {
        try {
            return !Files.readString(status).contains(") Z");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Test
    void aCommandThatIsNoPathIsTold() {
        assertEquals(
                folder.resolve("config")
                        + ": user 'u': 'command' holds a character that no path may hold; correct the path",
                problem(Map.of("command", "./plug\0in")));
    }

    @Test
    void aVariableThatNoProgramCanBeGivenIsTold() throws Exception {
        script("exit 0");

        assertEquals(at() + "'./plugin' gets a variable that no program can be given; correct 'env'",
                problem(Map.of("env", List.of(Map.of("name", "A", "value", "s3\0cret")))));
    }

    @Test
    void credentialsAreAskedForAgainBeforeTheyEnd() throws Exception {
        script("n=$(cat " + folder.resolve("n") + " 2>/dev/null || echo 0); n=$((n+1)); echo $n > "
                + folder.resolve("n") + "\n"
                + "echo '{\"apiVersion\": \"" + V1
                + "\", \"kind\": \"ExecCredential\", \"status\": {\"token\": \"t'$n'\","
                + " \"expirationTimestamp\": \"2026-12-01T00:1'$n':00Z\"}}'");
        ExecToken token = new ExecToken(plugin(Map.of()), () -> now);

        assertEquals(Map.of("Authorization", "Bearer t1"), token.headers());
        now = Instant.parse("2026-12-01T00:10:01Z");
        assertEquals(Map.of("Authorization", "Bearer t2"), token.headers());
        now = now.plusSeconds(5);
        assertEquals(Map.of("Authorization", "Bearer t2"), token.headers());
    }

    @Test
    void whatWasGivenShowsNothingWhenPrinted() throws Exception {
        script(credential("\"token\": \"s3cret\""));

        assertFalse(plugin(Map.of()).run().toString().contains("s3cret"));
    }
}
