package io.secnumscan.core.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.CoverageRecord;
import java.util.List;

/**
 * One target, authenticated and discovered, ready to be read. The run asks for the plan once, executes its tasks with
 * bounded concurrency, and closes the session.
 */
public interface TargetSession extends AutoCloseable {
    /** What is to be read, in a fixed order. */
    List<CollectTask> plan();

    /** Types that discovery already settled: absent services, types that no identity may read. */
    List<CoverageRecord> settled();

    /** Which types name which others, see {@link Reference}. */
    default List<Reference> references() {
        return List.of();
    }

    /**
     * Facts about the target that rules see as {@code target.…} (version, regions) and reports show (identities with
     * their roles and views). Never a secret.
     */
    ObjectNode facts();

    @Override
    void close();
}
