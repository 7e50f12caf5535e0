package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.http.RawServer;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.type.TypeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One run of one collector against a service, through the very client, redaction and snapshot that a scan uses.
 *
 * @param coverage as the snapshot has it
 * @param ids of the resources in it, sorted
 * @param asked path and query of each request, in order
 * @param plan what the collector had said that it would ask
 */
record ContractRun(Coverage coverage, List<String> ids, List<String> asked, ContractPlan plan) {
    private static final int ENDLESS = 2000;

    /** @param patience how long to wait for a byte; short only where nothing good is to come */
    static ContractRun of(
            ContractSubject subject,
            View view,
            Duration patience,
            BiFunction<String, String, RawServer.Reply> replies) {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (RawServer server = RawServer.routing(target -> reply(subject, target, asked, replies))) {
            return collected(subject, view, patience, server, asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawServer.Reply reply(
            ContractSubject subject,
            String target,
            List<String> asked,
            BiFunction<String, String, RawServer.Reply> replies) {
        asked.add(target);
        String healthy = subject.answers().get(target);
        if (healthy == null || asked.size() > ENDLESS) {
            return RawServer.answer(404, "",
                    "{\"message\": \"not among the answers: " + target.replace('"', '\'') + "\"}");
        }
        return (out, server) -> replies.apply(target, healthy.replace("{base}", server.uri("").toString())).write(out,
                server);
    }

    private static ContractRun collected(
            ContractSubject subject, View view, Duration patience, RawServer server, List<String> asked)
            throws IOException {
        Path folder = Files.createTempDirectory("contract");
        try {
            HttpLimits limits = new HttpLimits(
                    Duration.ofSeconds(10), patience, Duration.ofSeconds(60), 2, Duration.ofMillis(1),
                    Duration.ofSeconds(1),
                    100_000, 4, 1 << 24);
            CollectionRun.Settings settings = new CollectionRun.Settings(
                    limits, new TypeCatalog(new TreeMap<>()), InstantSource.system(), "test", "contract", 4);
            List<PlannedCall> planned = new ArrayList<>();
            ScriptedPlatform platform = new ScriptedPlatform(api -> {
                Collector collector = subject.collector().apply(server.uri(""), api);
                planned.addAll(collector.calls(subject.scope()));
                return List.of(new CollectTask(collector, "", subject.scope(), "reader", view));
            });
            new CollectionRun(settings, CollectionProgress.NONE)
                    .run(folder.resolve("snapshot"),
                            List.of(new CollectionRun.Source(ScriptedPlatform.spec("t"), platform)));
            try (SnapshotReader snapshot = SnapshotReader.open(folder.resolve("snapshot"))) {
                List<String> ids = new ArrayList<>();
                String type = snapshot.coverage().getFirst().type();
                snapshot.resources("t", type, resource -> ids.add(resource.id()));
                ids.sort(Comparator.naturalOrder());
                return new ContractRun(snapshot.coverage().getFirst().coverage(), ids, List.copyOf(asked),
                        new ContractPlan(List.copyOf(planned)));
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
