package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot says of itself; the file {@code manifest.json}.
 *
 * @param finished empty while the collection runs, and for ever if it was killed
 * @param calls the call log, once it is closed
 */
record Manifest(
        String tool,
        String toolVersion,
        String run,
        Instant started,
        Optional<Instant> finished,
        List<Target> targets,
        Optional<Stored> calls) {
    /** The version that this program writes, and the newest that it reads. */
    static final int FORMAT = 1;

    static final String FILE = "manifest.json";
    static final String CALLS = "calls.ndjson.gz";
    static final String RESOURCES = "resources";

    Manifest {
        targets = List.copyOf(targets);
    }

    /** @param facts see {@link io.secnumscan.core.collect.TargetSession#facts()} */
    record Target(String name, String platform, ObjectNode facts, List<Read> reads) {
        Target {
            reads = List.copyOf(reads);
        }

        /**
         * Why nothing at all is known of the target; empty for one that was opened. Opening one plans reads or settles what
         * there is, so one without any of both was not.
         */
        Optional<Coverage> unopened() {
            if (!reads.isEmpty()) {
                return Optional.empty();
            }
            String unreachable = facts.path("unreachable").asText("");
            return Optional.of(unreachable.isEmpty()
                    ? Coverage.unavailable(Cause.INTERRUPTED, "the collection ended before the target was opened")
                    : Coverage.unavailable(Cause.UNREACHABLE, unreachable));
        }
    }

    /**
     * One type in one scope, planned or ended.
     *
     * @param file where its resources stand, or would if there were any; empty for what discovery settled
     * @param coverage empty until it ended
     * @param stored size and digest of the file; empty until it ended, and when no resource was written
     */
    record Read(
            String region,
            Scope scope,
            String type,
            String identity,
            View view,
            Optional<String> file,
            Optional<Coverage> coverage,
            Optional<Stored> stored) {
        Read ended(Coverage how, Optional<Stored> what) {
            return new Read(region, scope, type, identity, view, file, Optional.of(how), what);
        }

        Read begunAgain() {
            return new Read(region, scope, type, identity, view, file, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A file that is written to its end.
     *
     * @param lines resources or calls in it
     * @param sha256 of the file as stored, in hexadecimal
     */
    record Stored(long lines, long bytes, String sha256) {}
}
