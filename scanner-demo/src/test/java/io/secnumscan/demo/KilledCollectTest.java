package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.secnumscan.cli.Main;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code collect} against a slow cloud, killed without warning; what it leaves is judged like any other snapshot. */
class KilledCollectTest {
    private static final int DELAY_MILLIS = 40;

    @TempDir
    static Path folder;

    private static SimulatedCloud cloud;
    private static long wholeBytes;
    private static Judged whole;

    @BeforeAll
    static void readItOnceWholly() throws IOException {
        cloud = SimulatedCloud.start();
        URI address = URI.create(cloud.address());
        Files.writeString(folder.resolve("clouds.yaml"), Configuration.clouds(cloud.address()));
        Files.writeString(folder.resolve("demo-cluster.yaml"), Configuration.kubeconfig(cloud.address()));
        Files.writeString(folder.resolve("secnumscan.yaml"), Configuration.targets());
        assertEquals(3, process().run("collect", "--quiet", "--output", "whole").code());
        wholeBytes = bytes(folder.resolve("whole/snapshot"));
        whole = Judged.of(folder, "whole");
        WireMock.create().host(address.getHost()).port(address.getPort()).build()
                .setGlobalFixedDelayVariable(DELAY_MILLIS);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @RepeatedTest(20)
    void whatAKilledCollectionDidNotReadIsMissingAndNeverPassed(RepetitionInfo repetition) throws Exception {
        int number = repetition.getCurrentRepetition();
        String run = "run-" + number;
        // The first is killed while the targets are being opened, the others once so much is on disk.
        long bytes = number == 1 ? 0 : new Random(number).nextLong(wholeBytes);
        kill(run, bytes);

        Judged judged = Judged.of(folder, run);

        judged.assertNothingIsPassedOver(whole);
        assertEquals(judged.fails() ? 1 : 3, judged.code());
    }

    @Test
    void aKillBeforeTheManifestIsTold() throws IOException {
        Files.createDirectories(folder.resolve("early/snapshot"));

        JavaProcess.Result result = process().run("evaluate", "early/snapshot", "--output", "early");

        assertEquals(new JavaProcess.Result(2, "", "secnumscan: " + folder.resolve("early/snapshot")
                + ": holds no manifest.json, so it is no snapshot, or its collection was killed before it began;"
                + " name another folder or archive, or collect again\n"), result);
    }

    private static JavaProcess process() {
        return new JavaProcess(Main.class.getName(), folder)
                .with("OS_CLIENT_CONFIG_FILE", folder.resolve("clouds.yaml").toString());
    }

    /** Once that much is on disk; where exactly it hits is up to the machine. */
    private static void kill(String run, long bytes) throws IOException, InterruptedException {
        Path snapshot = folder.resolve(run + "/snapshot");
        Path log = folder.resolve(run + ".log");
        Process process = process().start(log, log, "collect", "--quiet", "--output", run);
        try {
            while (process.isAlive()
                    && (Files.notExists(snapshot.resolve("manifest.json")) || bytes(snapshot) < bytes)) {
                Thread.sleep(2);
            }
        } finally {
            process.destroyForcibly();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
        assertFalse(Files.readString(log).contains("\tat "));
    }

    /** Of the resources and calls in a snapshot; none while a file that was listed gives way to a newer one. */
    private static long bytes(Path snapshot) throws IOException {
        try (Stream<Path> files = Files.walk(snapshot)) {
            return files.filter(file -> file.toString().endsWith(".gz")).mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return 0;
            }
            throw e;
        }
    }
}
