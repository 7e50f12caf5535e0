package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * No secret value is stored or printed: a cloud full of them is scanned with the real command, and all that it wrote is
 * searched, unpacked and in every disguise.
 */
class CanaryScanTest {
    private static final Planted PLANTED = new Planted();
    private static final ByteArrayOutputStream FRENCH = new ByteArrayOutputStream();
    private static final ByteArrayOutputStream ENGLISH = new ByteArrayOutputStream();
    private static final ByteArrayOutputStream ERRORS = new ByteArrayOutputStream();
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void scan() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PrintStream terminal = System.err;
        LOG.start();
        root.addAppender(LOG);
        System.setErr(new PrintStream(ERRORS, true, StandardCharsets.UTF_8));
        try (SimulatedCloud cloud = SimulatedCloud.start(PLANTED::change)) {
            write("clouds.yaml", CanaryTargets.clouds(cloud.address(), PLANTED));
            write("good.yaml", CanaryTargets.kubeconfig(cloud.address(), "token: " + Planted.BEARER));
            write("torn.yaml", CanaryTargets.kubeconfig(cloud.address(), CanaryTargets.tornToken(PLANTED)));
            write("talks.yaml", CanaryTargets.kubeconfig(cloud.address(), CanaryTargets.talkingPlugin(PLANTED)));
            write("badkey.yaml", CanaryTargets.kubeconfig(cloud.address(), CanaryTargets.badKey(PLANTED)));
            write("cut.yaml", "users: [{name: u, user: {token: " + PLANTED.canary("cut-kubeconfig") + "}}");
            write("secnumscan.yaml", CanaryTargets.config());
            run(FRENCH, "scan", "--config", "secnumscan.yaml", "--output", "out", "--lang", "fr", "--all-findings",
                    "-v", "-v");
            run(ENGLISH, "evaluate", "out/snapshot", "--output", "again", "--lang", "en", "-v", "-v");
        } finally {
            System.setErr(terminal);
            root.detachAppender(LOG);
        }
    }

    private static void run(ByteArrayOutputStream out, String... arguments) {
        Shell shell = new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err,
                Map.of("OS_CLIENT_CONFIG_FILE", folder.resolve("clouds.yaml").toString(), "PATH", "/usr/bin:/bin"),
                folder, InstantSource.system(), false, "en");
        new Main(shell).run(arguments);
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static CanarySearch search() {
        return new CanarySearch(PLANTED.canaries());
    }

    private static void assertNone(List<String> found) {
        assertTrue(found.isEmpty(), () -> String.join("\n", found));
    }

    @Test
    void noCanaryIsInTheSnapshotOrTheReport() throws IOException {
        assertNone(Stream.of(search().in(folder.resolve("out")), search().in(folder.resolve("again")))
                .flatMap(List::stream).toList());
    }

    @Test
    void noCanaryIsInTheConsoleOfEitherLanguage() {
        assertNone(search().in("French", FRENCH.toString(StandardCharsets.UTF_8)));
        assertNone(search().in("English", ENGLISH.toString(StandardCharsets.UTF_8)));
    }

    @Test
    void noCanaryIsOnStandardErrorWithProgressAndVerboseLog() {
        assertNone(search().in("standard error", ERRORS.toString(StandardCharsets.UTF_8)));
    }

    @Test
    void noCanaryIsInALogThatShowsExceptionsWhole() {
        String whole = LOG.list.stream()
                .map(event -> event.getFormattedMessage() + (event.getThrowableProxy() == null ? ""
                        : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));

        assertNone(search().in("the log", whole));
    }

    @Test
    void bothConsolesSaySomething() {
        assertTrue(FRENCH.toString(StandardCharsets.UTF_8).contains("Analysé : cloud"),
                FRENCH.toString(StandardCharsets.UTF_8));
        assertTrue(ENGLISH.toString(StandardCharsets.UTF_8).contains("Scanned: cloud"),
                ENGLISH.toString(StandardCharsets.UTF_8));
    }

    @Test
    void everyAnswerWithACanaryWasRead() throws IOException {
        String calls = text(folder.resolve("out/snapshot"), "calls");
        List<String> unread = new ArrayList<>(PLANTED.paths());
        unread.removeIf(path -> calls.contains(path + "?") || calls.contains(path + "\""));

        assertEquals(PLANTED.paths(), PLANTED.changed());
        assertEquals(List.of(), unread);
    }

    @Test
    void everyTargetThatCannotBeOpenedIsTold() {
        String errors = ERRORS.toString(StandardCharsets.UTF_8);

        assertEquals(List.of(), CanaryTargets.BROKEN.stream().filter(name -> !errors.contains(name)).toList());
    }

    @Test
    void aServiceThatQuotedTheCredentialsIsQuotedWithoutThem() {
        String errors = ERRORS.toString(StandardCharsets.UTF_8);

        assertTrue(errors.matches("(?s).*HTTP 401, \"Rejected [^\n]*\\[removed:[^\n]* is unknown\".*"), errors);
    }

    @Test
    void whereASecretStoodIsStillToBeSeen() throws IOException {
        String report = Files.readString(folder.resolve("out/report.json"));

        assertTrue(report.contains("os-nova-userdata-secret") && report.contains("k8s-secret-env"));
        assertTrue(text(folder.resolve("out/snapshot"), "").contains("[removed:"));
    }

    private static String text(Path folder, String name) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(one -> one.toString().contains(name)).toList()) {
                all.append(CanarySearch.content(file));
            }
        }
        return all.toString();
    }
}
