package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that can't be read whatever the network does: the mistake is in what was typed, or in a file. */
class UnusableTargetsTest {
    private static final int TROUBLE = 2;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("clouds.yaml"), """
                clouds:
                  audit: {auth: {auth_url: 'http://127.0.0.1:1/v3', username: u, password: p, project_name: p,
                    user_domain_name: d, project_domain_name: d}}
                """);
        Files.writeString(folder.resolve("text.yaml"), "hello\n");
        try (RandomAccessFile big = new RandomAccessFile(folder.resolve("big.yaml").toFile(), "rw")) {
            big.setLength(3L << 30);
        }
        Files.writeString(folder.resolve("k.yaml"), """
                contexts: [{name: c, context: {cluster: k}}]
                clusters: [{name: k, cluster: {server: 'http://127.0.0.1:1'}}]
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--os-cloud audti | no cloud 'audti' in FOLDER/clouds.yaml; it knows: audit",
            "--kubeconfig gone.yaml | FOLDER/gone.yaml: no such file; --kubeconfig (or KUBECONFIG) names it",
            "--kubeconfig big.yaml | FOLDER/big.yaml: this kubeconfig is larger than 4 MiB; correct the path",
            "--kubeconfig /dev/null | /dev/null: this kubeconfig is a pipe, a device or a socket; save what it gives in a"
                    + " file and name that",
            "--kubeconfig text.yaml | FOLDER/text.yaml: this is no kubeconfig; it should have the lists clusters,"
                    + " contexts and users",
            "--kubeconfig k.yaml --kube-context d | FOLDER/k.yaml: there is no context 'd'; there are: c",
            "--kube-context c | no kubeconfig: none is named, KUBECONFIG is not set, FOLDER/.kube/config does not exist,"
                    + " and this is not a pod; give --kubeconfig FILE"
    })
    void aMistakeThatLeavesNothingToReadIsOneLineAndNothingIsWritten(String options, String message) {
        JavaProcess.Result result = scan(options.split(" "));

        assertEquals(
                new JavaProcess.Result(
                        TROUBLE, "", "secnumscan: " + message.replace("FOLDER", folder.toString()) + "\n"),
                result);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aFileOfCloudsThatIsNotThereIsOneLineAndNothingIsWritten() {
        JavaProcess.Result result = process().with("OS_CLIENT_CONFIG_FILE", "gone.yaml")
                .run("collect", "--os-cloud", "audit", "--output", "out");

        assertEquals(
                new JavaProcess.Result(TROUBLE, "", "secnumscan: OS_CLIENT_CONFIG_FILE names gone.yaml,"
                        + " and there is no such file; correct the path\n"),
                result);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scan", "collect"})
    void whereTheNetworkKeepsEveryTargetFromBeingReadOnlyTheErrorIsLeft(String command) {
        JavaProcess.Result result = process().run(command, "--output", "out", "--os-cloud", "audit");

        assertEquals(TROUBLE, result.code());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result::err);
        assertTrue(result.err().contains("connection refused"), result::err);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatLayInTheFolderStays() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/notes"), "mine");

        scan("--os-cloud", "audit");

        try (var left = Files.list(folder.resolve("out"))) {
            assertEquals(List.of(folder.resolve("out/notes")), left.toList());
        }
    }

    @Test
    void aMistakeBesideATargetThatMayBeReadIsToldWithIt() {
        JavaProcess.Result result = scan("--kubeconfig", "gone.yaml", "--os-cloud", "audit");

        assertEquals(TROUBLE, result.code());
        assertTrue(result.err().contains("gone.yaml: no such file"), result::err);
        assertTrue(result.err().contains("connection refused"), result::err);
    }

    private JavaProcess.Result scan(String... targets) {
        List<String> command = new ArrayList<>(List.of("scan", "--output", "out"));
        command.addAll(List.of(targets));
        return process().run(command.toArray(String[]::new));
    }

    private JavaProcess process() {
        return new JavaProcess(Main.class.getName(), folder);
    }
}
