package io.secnumscan.demo;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.collect.CollectionProgress;
import io.secnumscan.core.collect.CollectionRun;
import io.secnumscan.core.evaluate.Evaluation;
import io.secnumscan.core.evaluate.Evaluator;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleSet;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.network.analysis.NetworkAnalyses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Scans one target of the simulated cloud and judges it by every shipped rule; what is compiled is compiled once. */
final class Scanner {
    private static final Path RULES = Path.of("..", "rules");

    /** Each call is sent once and waits for nothing: what is answered is what counts. */
    private static final HttpLimits IMPATIENT = new HttpLimits(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 1, Duration.ofMillis(1),
            Duration.ofMillis(1), 100_000, 8, 1 << 26);

    /** Lets those rules speak that need to be told something. */
    private static final String PERIMETER = """
            perimeter:
              owners:
                - {class: provider, match: {scope: domain/default}}
                - {class: customer, match: {scope: domain/*}}
              adminNetworks: ["10.255.0.0/24"]
              projects:
                - {id: f195a53bdc574e3ab7b3c2b94da81052, logging: true}
                - {id: 7244d3918de740e69174ce160ef306bb, logging: true}
            """;

    private final List<Platform> platforms =
            ServiceLoader.load(Platform.class).stream().map(ServiceLoader.Provider::get).toList();
    private final Path folder;
    private final TypeCatalog types;
    private final RuleSet rules;
    private final Perimeter perimeter;
    private int scans;

    /** @param folder an empty one, for snapshots and configurations */
    Scanner(Path folder) throws IOException {
        this.folder = folder;
        Problems problems = new Problems();
        types = TypeFiles.load(RULES, problems);
        Parameters parameters = Parameters.load(RULES, problems);
        rules = RuleFiles.read(List.of(RULES), Vocabulary.load(List.of(RULES), platforms, problems), problems)
                .compile(file -> true, problems);
        Path declared = Files.writeString(folder.resolve("perimeter.yaml"), PERIMETER);
        perimeter = Perimeter.of(parameters, new TreeMap<>(), Perimeter.read(declared, parameters, problems));
        problems.throwIfAny();
    }

    Scan openStack(SimulatedCloud cloud) throws IOException {
        Path clouds = Files.writeString(folder.resolve("clouds.yaml"), Configuration.clouds(cloud.address()));
        return scan("openstack", List.of("demo-cloud"), clouds);
    }

    Scan kubernetes(SimulatedCloud cloud) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), Configuration.kubeconfig(cloud.address()));
        return scan("kubernetes", List.of(), kubeconfig);
    }

    private Scan scan(String name, List<String> identities, Path file) throws IOException {
        Platform platform = platforms.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        TargetSpec target =
                new TargetSpec(name, name, identities, List.of(), List.of(file.toString()), Map.of());
        Path snapshot = folder.resolve("snapshot-" + ++scans);
        new CollectionRun(
                new CollectionRun.Settings(IMPATIENT, types, InstantSource.system(), "0", "test", 8),
                CollectionProgress.NONE)
                .run(snapshot, List.of(new CollectionRun.Source(target, platform)));
        try (SnapshotReader reader = SnapshotReader.open(snapshot)) {
            return judge(reader);
        }
    }

    private Scan judge(SnapshotReader snapshot) throws IOException {
        SortedMap<String, List<Analysis>> analyses = new TreeMap<>();
        platforms.forEach(platform -> analyses.put(platform.name(), Stream.concat(
                platform.analyses().stream(),
                NetworkAnalyses.of(platform.name(), perimeter.values()).stream()).toList()));
        Path work = Files.createDirectories(folder.resolve("work"));
        SortedMap<Scan.About, Verdict> verdicts = new TreeMap<>();
        SortedSet<String> unsure = new TreeSet<>();
        Evaluator.evaluate(
                new Evaluation(snapshot, rules, analyses, perimeter.values(), true, Optional.empty(), work, 2),
                finding -> {
                    if (finding.verdict() == Verdict.NOT_ASSESSABLE) {
                        unsure.add(finding.rule());
                    }
                },
                Optional.of(finding -> verdicts.put(Scan.About.of(finding), finding.verdict())));
        return new Scan(verdicts, unsure, snapshot.coverage(), calls(snapshot));
    }

    private static List<CallLog.Call> calls(SnapshotReader snapshot) {
        List<CallLog.Call> calls = new ArrayList<>();
        for (int number = 1; snapshot.call(number).isPresent(); number++) {
            calls.add(snapshot.call(number).get());
        }
        return calls;
    }
}
