package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that is told to end (Ctrl-C does the same) while the API server of its one target keeps silent. */
class InterruptedTest {
    private static final int ENDED_BY_SIGNAL = 143;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
            "scan, en, interrupted; what was read is in out/snapshot; secnumscan evaluate out/snapshot judges it",
            "collect, fr, interrompu ; ce qui a été lu est dans out/snapshot ; secnumscan evaluate out/snapshot le juge"
    })
    void oneLineSaysWhereTheRestIsAndNothingElse(String command, String language, String line) throws Exception {
        assertEquals(ENDED_BY_SIGNAL, end(command, "--lang", language));

        assertEquals("secnumscan: " + line + "\n", Files.readString(folder.resolve("err")));
        assertEquals("", Files.readString(folder.resolve("out.txt")));
    }

    @Test
    void nothingButTheSnapshotIsLeft() throws Exception {
        end("scan");

        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertEquals(List.of("snapshot"), left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void whatIsLeftIsJudgedAsInterrupted() throws Exception {
        end("scan");

        new JavaProcess(Main.class.getName(), folder).run("evaluate", "out/snapshot", "--output", "again");

        String report = Files.readString(folder.resolve("again/report.json"));
        assertTrue(report.contains("the collection ended before the target was opened"), report);
    }

    private int end(String... command) throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("k.yaml"), """
                    current-context: c
                    contexts: [{name: c, context: {cluster: k, user: u}}]
                    clusters: [{name: k, cluster: {server: 'http://127.0.0.1:%d'}}]
                    users: [{name: u, user: {token: t0k3n}}]
                    """.formatted(silent.getLocalPort()));
            Process process = new JavaProcess(Main.class.getName(), folder).start(
                    folder.resolve("out.txt"), folder.resolve("err"),
                    Stream.concat(Stream.of(command), Stream.of("--kubeconfig", "k.yaml", "--output", "out"))
                            .toArray(String[]::new));
            try (Socket asked = silent.accept()) {
                process.destroy();
                assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "it goes on, asked by " + asked);
            } finally {
                process.destroyForcibly();
            }
            return process.exitValue();
        }
    }
}
