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
     * Derives for every target of the platform that the snapshot holds.
     *
     * @param perimeter the declared values that it may need, by parameter name
     */
    void derive(SnapshotView snapshot, String target, Consumer<Resource> resources, Consumer<CoverageRecord> coverage);
}
