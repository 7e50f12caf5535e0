package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a collection would ask of one target.
 *
 * @param problem why the target can't be opened; empty when it was
 * @param settled what nobody will be asked for
 * @param sent the calls that opening took
 */
public record TargetPlan(
        String target, Optional<Text> problem, List<Read> reads, List<CoverageRecord> settled,
        List<CallLog.Call> sent) {
    public TargetPlan {
        reads = List.copyOf(reads);
        settled = List.copyOf(settled);
        sent = List.copyOf(sent);
    }

    /**
     * One list that is to be read.
     *
     * @param region empty where the service has none
     */
    public record Read(String type, String region, Scope scope, String identity, List<PlannedCall> calls) {
        public Read {
            calls = List.copyOf(calls);
        }

        static Read of(CollectTask task) {
            return new Read(
                    task.collector().type(), task.region(), task.scope(), task.identity(),
                    task.collector().calls(task.scope()));
        }
    }

    /** Calls to the target that are certain, as long as it answers; those that reads share are counted once. */
    public long least() {
        Set<String> shared = new HashSet<>();
        long least = 0;
        for (Read read : reads) {
            for (PlannedCall call : read.calls()) {
                boolean counted = call.count() instanceof CallCount.Shared(String by, CallCount _)
                        && !shared.add(by + " " + call.address());
                least += counted || call.method().equals(PlannedCall.LOOKUP) ? 0 : call.count().least();
            }
        }
        return least;
    }
}
