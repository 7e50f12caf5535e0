package io.secnumscan.core.analysis;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pure function from the snapshot to derived resources, which rules judge like any other.
 *
 * <p>Derived resources come in a fixed order, with {@link Resource#call()} 0, and name in {@code /from} (a list of
 * {@code {type, id, call}}) the resources that they follow from. The coverage of the output is no better than that of its
 * inputs: ports refused gives a partial or unavailable output, never a short one that looks complete.
 */
public interface Analysis {
    /** {@code analysis/setting}; a type file of the platform declares its fields. */
    String type();

    /** Types of the snapshot that it reads. */
    Set<String> needs();

    /**
     * Derives from one target; called once for each target of the platform whose rules ask for the type, after the analyses
     * that give what this one {@linkplain #needs() needs}, on one thread.
     *
     * <p>A target may have millions of resources, so memory must not grow with them without bound: read the snapshot as
     * often as it takes, keep what the derivation needs of a resource and not the resource, and hand over each row when it is
     * made; it goes to disk.
     *
     * @param snapshot with what other analyses derived in it
     * @param target the name of the target; rows and coverage carry it
     * @param resources takes the rows; what was handed over before a failure is dropped
     * @param coverage takes at least one line; without any the type counts as unavailable
     * @throws java.io.UncheckedIOException when the snapshot or the place for the rows fails; it ends the run
     * @throws io.secnumscan.core.snapshot.SnapshotException for a damaged snapshot; it ends the run
     * @throws RuntimeException any other one makes the type of this target unavailable, and the run goes on
     */
    void derive(SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage);
}
