package io.secnumscan.network.analysis;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Optional;

/**
 * How far what is derived from a whole network can be seen: without its ports there is nothing, and with some of them what is
 * seen is a part. Whatever else is missing makes flows possible, which they say themselves.
 */
final class NetworkCoverage {
    private static final String PORT = "openstack.network.port";

    private NetworkCoverage() {}

    static CoverageRecord of(SnapshotView snapshot, String target, String type, long rows) {
        List<CoverageRecord> ports = snapshot.coverage(target, PORT);
        if (ports.isEmpty()) {
            Gap gap = Gap.notCollected(PORT);
            return record(target, type, Coverage.unavailable(gap.cause(), PORT + ": " + gap.reason()),
                    new View.Unproved());
        }
        CoverageRecord worst = ports.stream()
                .filter(line -> Gap.of(PORT, line.coverage()).isPresent())
                .findFirst()
                .or(() -> ports.stream().filter(line -> !(line.view() instanceof View.Cloud)).findFirst())
                .orElse(ports.getFirst());
        Optional<Gap> gap = Gap.of(PORT, worst.coverage());
        Coverage coverage = gap.<Coverage>map(why -> rows == 0
                ? new Coverage.Unavailable(why.cause(), PORT + ": " + why.reason(), why.missingRight())
                : new Coverage.Partial(rows, why.cause(), PORT + ": " + why.reason(), why.missingRight()))
                .orElseGet(() -> new Coverage.Complete(rows));
        return record(target, type, coverage, worst.view());
    }

    private static CoverageRecord record(String target, String type, Coverage coverage, View view) {
        return new CoverageRecord(target, "", Scope.ALL, type, coverage, "", view);
    }
}
