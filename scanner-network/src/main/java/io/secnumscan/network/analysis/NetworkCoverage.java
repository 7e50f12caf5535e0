package io.secnumscan.network.analysis;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.join.Gap;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far what is derived from a whole network can be seen: without its endpoints there is nothing, and with some of them what
 * is seen is a part. Whatever else is missing makes flows possible, which they say themselves.
 */
public final class NetworkCoverage {
    private NetworkCoverage() {}

    /**
     * @param endpoints the types of what sends and receives, and of whose that is: ports, pods and namespaces
     * @param type what is derived
     */
    public static CoverageRecord of(
            SnapshotView snapshot, String target, List<String> endpoints, String type, long rows) {
        Optional<CoverageRecord> worst = Optional.empty();
        for (String endpoint : endpoints) {
            List<CoverageRecord> lines = snapshot.coverage(target, endpoint);
            if (lines.isEmpty()) {
                Gap gap = Gap.notCollected(endpoint);
                return record(target, type, Coverage.unavailable(gap.cause(), endpoint + ": " + gap.reason()),
                        new View.Unproved());
            }
            CoverageRecord here = worst(lines);
            if (worst.isEmpty() || gap(worst.get()).isEmpty() && !here.equals(best(here, worst.get()))) {
                worst = Optional.of(here);
            }
        }
        return of(worst.orElseThrow(), target, type, rows);
    }

    /**
     * The same where each row tells of all endpoints of the target: one of which some were seen in the view of a project alone
     * is a part, however wholly that project was read. What stands in it does so for what was seen; nothing else is absent.
     */
    static CoverageRecord ofAll(SnapshotView snapshot, String target, List<String> endpoints, String type, long rows) {
        CoverageRecord read = of(snapshot, target, endpoints, type, rows);
        if (!(read.coverage() instanceof Coverage.Complete)) {
            return read;
        }
        return endpoints.stream()
                .flatMap(endpoint -> new Completeness(endpoint, snapshot.coverage(target, endpoint))
                        .gap("", new TreeMap<>()).stream())
                .findFirst()
                .map(gap -> record(target, type, without(gap, rows), read.view()))
                .orElse(read);
    }

    private static CoverageRecord worst(List<CoverageRecord> lines) {
        return lines.stream()
                .filter(line -> gap(line).isPresent())
                .findFirst()
                .or(() -> lines.stream().filter(line -> !(line.view() instanceof View.Cloud)).findFirst())
                .orElse(lines.getFirst());
    }

    /** The first, unless it says less. */
    private static CoverageRecord best(CoverageRecord one, CoverageRecord other) {
        boolean less = gap(one).isPresent()
                || !(one.view() instanceof View.Cloud) && other.view() instanceof View.Cloud;
        return less ? other : one;
    }

    private static Optional<Gap> gap(CoverageRecord line) {
        return Gap.of(line.type(), line.coverage());
    }

    private static CoverageRecord of(CoverageRecord worst, String target, String type, long rows) {
        Coverage coverage = gap(worst).map(why -> without(why, rows)).orElseGet(() -> new Coverage.Complete(rows));
        return record(target, type, coverage, worst.view());
    }

    private static Coverage without(Gap why, long rows) {
        String reason = why.type() + ": " + why.reason();
        return rows == 0
                ? new Coverage.Unavailable(why.cause(), reason, why.missingRight())
                : new Coverage.Partial(rows, why.cause(), reason, why.missingRight());
    }

    private static CoverageRecord record(String target, String type, Coverage coverage, View view) {
        return new CoverageRecord(target, "", Scope.ALL, type, coverage, "", view);
    }
}
