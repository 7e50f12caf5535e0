package io.secnumscan.core.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.type.TypeCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a platform says of a target, in a record, on the terminal or in the log, holds no secret of the run. */
class ToldSecretsTest {
    private static final String SECRET = "plain-and-unremarkable";
    private static final CollectionRun.Settings SETTINGS = new CollectionRun.Settings(
            HttpLimits.DEFAULT, new TypeCatalog(new TreeMap<>()), InstantSource.system(), "1.2.3", "run-1", 3);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.secnumscan");

    @TempDir
    private Path temp;

    @BeforeEach
    void listen() {
        ours.setLevel(Level.DEBUG);
        log.start();
        ours.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ours.detachAppender(log);
        ours.setLevel(null);
    }

    private CollectionResult collect(Platform platform) {
        CollectionProgress progress = new CollectionProgress() {
            @Override
            public void unreachable(String target, Text message) {
                told.add(message.toString());
            }

            @Override
            public void ended(CoverageRecord coverage) {
                told.add(coverage.toString());
            }
        };
        CollectionRun run = new CollectionRun(SETTINGS, progress);
        run.detectors().remember(SECRET);
        return run.run(temp.resolve("snapshot"),
                List.of(new CollectionRun.Source(ScriptedPlatform.spec("t"), platform)));
    }

    private void assertUnsaid(CollectionResult result) throws IOException {
        log.list.forEach(event -> told.add(event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
        String all = told + result.toString() + Files.readString(temp.resolve("snapshot/manifest.json"));
        assertFalse(all.contains(SECRET), all);
        assertTrue(all.contains("[removed:credential:22:"), all);
    }

    @Test
    void aTargetThatCannotBeOpenedIsToldWithoutIt() throws IOException {
        CollectionResult result = collect(new Unopened());

        assertEquals(1, told.size());
        assertUnsaid(result);
    }

    @Test
    void whatDiscoverySettledIsToldWithoutIt() throws IOException {
        CoverageRecord settled = new CoverageRecord(
                "t", "", Scope.ALL, "test.a", new Coverage.Absent("no service for " + SECRET), "", new View.Unproved());

        assertUnsaid(collect(new ScriptedPlatform(api -> List.of(), List.of(settled),
                JsonNodeFactory.instance.objectNode())));
    }

    @Test
    void whyAReadEndedIsToldWithoutIt() throws IOException {
        Collector collector = new Collector() {
            @Override
            public String type() {
                return "test.a";
            }

            @Override
            public Coverage collect(Scope scope, ResourceSink sink) {
                return new Coverage.Unavailable(
                        Cause.FORBIDDEN, "refused to " + SECRET,
                        Optional.of(new Text("read of " + SECRET, "lecture de " + SECRET)));
            }

            @Override
            public List<PlannedCall> calls(Scope scope) {
                return List.of();
            }
        };

        assertUnsaid(collect(new ScriptedPlatform(
                api -> List.of(new CollectTask(collector, "", Scope.ALL, "reader", new View.Cloud())))));
    }

    @Test
    void whereARowBelongsIsWrittenWithoutIt() throws IOException {
        Collector collector = new Collector() {
            @Override
            public String type() {
                return "test.a";
            }

            @Override
            public Coverage collect(Scope scope, ResourceSink sink) {
                Scope namespace = Scope.of("namespace", "ghp_" + "a1B2".repeat(9));
                sink.add(0, namespace, "a", "a", JsonNodeFactory.instance.objectNode());
                sink.endPage();
                return new Coverage.Complete(1);
            }

            @Override
            public List<PlannedCall> calls(Scope scope) {
                return List.of();
            }
        };

        collect(new ScriptedPlatform(
                api -> List.of(new CollectTask(collector, "", Scope.ALL, "reader", new View.Cloud()))));

        List<Scope> scopes = new ArrayList<>();
        try (SnapshotReader snapshot = SnapshotReader.open(temp.resolve("snapshot"))) {
            snapshot.resources("t", "test.a", row -> scopes.add(row.scope()));
        }
        assertEquals(1, scopes.size());
        assertTrue(scopes.toString().startsWith("[namespace/[removed:"), scopes.toString());
    }

    /** Says why in an exception whose causes quote the secret as well, as parsers' exceptions do. */
    private static final class Unopened implements Platform {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public TargetSession open(TargetSpec spec, CollectRuntime runtime) throws TargetException {
            throw new TargetException(
                    new Text("the login with " + SECRET + " was refused",
                            "la connexion avec " + SECRET + " est refusée"),
                    new IOException("at '" + SECRET));
        }

        @Override
        public List<FunctionLibrary> functions() {
            return List.of();
        }

        @Override
        public List<Analysis> analyses() {
            return List.of();
        }
    }
}
