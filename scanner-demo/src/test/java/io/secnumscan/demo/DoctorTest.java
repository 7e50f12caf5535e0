package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.snapshot.SnapshotReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code doctor} says of the simulated cloud, beside what a collection then can't read. */
class DoctorTest {
    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static final TreeSet<String> UNREAD = new TreeSet<>();
    private static int code;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void askAndCollect() throws IOException {
        try (SimulatedCloud cloud = SimulatedCloud.start()) {
            Files.writeString(folder.resolve("clouds.yaml"), Configuration.clouds(cloud.address()));
            Files.writeString(folder.resolve("demo-cluster.yaml"), Configuration.kubeconfig(cloud.address()));
            Files.writeString(folder.resolve("secnumscan.yaml"), Configuration.targets());
            code = run(SAID, "doctor", "-q");
            run(new ByteArrayOutputStream(), "collect", "--output", "out", "-q");
        }
        try (SnapshotReader snapshot = SnapshotReader.open(folder.resolve("out/snapshot"))) {
            snapshot.coverage().stream()
                    .filter(line -> line.coverage() instanceof Coverage.Partial
                            || line.coverage() instanceof Coverage.Unavailable
                            || line.coverage() instanceof Coverage.Complete && line.view() instanceof View.Project)
                    .forEach(line -> UNREAD.add(line.type()));
        }
    }

    @Test
    void itNamesExactlyTheTypesThatAreThenNotReadWholly() {
        TreeSet<String> named = new TreeSet<>();
        said().lines().filter(line -> line.matches(" {4}(openstack|kubernetes)\\.[a-z0-9.-]+( .*)?"))
                .forEach(line -> named.add(line.strip().split(" ", -1)[0]));

        assertFalse(named.isEmpty());
        assertEquals(UNREAD, named);
    }

    @Test
    void itNamesTheRightThatIsMissingAndWhatGivesIt() {
        assertTrue(said().contains("missing right: role admin on a project"), said());
        assertTrue(said().contains("openstack role add --user USER --project PROJECT admin"), said());
    }

    @Test
    void gapsAreThree() {
        assertEquals(3, code);
    }

    @Test
    void nothingIsLeftInTheFolder() {
        assertFalse(Files.exists(folder.resolve("snapshot")));
    }

    private static String said() {
        return SAID.toString(StandardCharsets.UTF_8);
    }

    private static int run(ByteArrayOutputStream out, String... arguments) {
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err,
                Map.of("OS_CLIENT_CONFIG_FILE", folder.resolve("clouds.yaml").toString()),
                folder, InstantSource.system(), false, "en");
        return new Main(shell).run(arguments);
    }
}
