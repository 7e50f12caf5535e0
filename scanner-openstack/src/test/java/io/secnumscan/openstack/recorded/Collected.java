package io.secnumscan.openstack.recorded;

import io.secnumscan.core.collect.CollectionProgress;
import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.collect.CollectionRun;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.HttpLimits;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.openstack.OpenStackPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A collection of one target, as a run makes it, in a folder. */
public record Collected(CollectionResult result, SnapshotReader snapshot) implements AutoCloseable {
    /** One attempt, no pauses: what a test answers is what the collector gets. */
    public static final HttpLimits IMPATIENT = new HttpLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            1,
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            10_000,
            16,
            1 << 26);

    private static final TypeCatalog TYPES = load();

    public static TypeCatalog types() {
        return TYPES;
    }

    private static TypeCatalog load() {
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(Path.of("..", "rules"), problems);
        problems.throwIfAny();
        return types;
    }

    public static Collected of(TargetSpec target, Path folder) {
        return of(target, folder, IMPATIENT);
    }

    public static Collected of(TargetSpec target, Path folder, HttpLimits limits) {
        CollectionRun run = new CollectionRun(
                new CollectionRun.Settings(limits, types(), InstantSource.system(), "0", "test", 8),
                CollectionProgress.NONE);
        CollectionResult result =
                run.run(folder, List.of(new CollectionRun.Source(target, new OpenStackPlatform())));
        return new Collected(result, SnapshotReader.open(folder));
    }

    /** The only coverage of a type. */
    public Coverage coverage(String type) {
        return record(type).coverage();
    }

    public CoverageRecord record(String type) {
        List<CoverageRecord> records = records(type);
        if (records.size() != 1) {
            throw new AssertionError(type + " has " + records.size() + " records: " + records);
        }
        return records.getFirst();
    }

    public List<CoverageRecord> records(String type) {
        return result.coverage().stream()
                .filter(record -> record.type().equals("openstack." + type))
                .toList();
    }

    public List<Resource> resources(String type) {
        List<Resource> found = new ArrayList<>();
        snapshot.resources("cloud", "openstack." + type, found::add);
        return found;
    }

    public List<String> ids(String type) {
        return resources(type).stream().map(Resource::id).toList();
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
