package io.secnumscan.core.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is right of the snapshot sees of it. Reading is repeatable; order is that of the file, which is fixed. */
public interface SnapshotView {
    /** In place of a type: the coverage line of a target that was never opened, so that nobody knows its types. */
    String WHOLE_TARGET = "target";

    /** Targets in the order of the manifest. */
    List<TargetInfo> targets();

    /** Streams the resources of a type of one target; nothing is held in memory. */
    void resources(String target, String type, Consumer<Resource> consumer);

    /**
     * The same for who needs only some members of the attributes, which is a good deal faster.
     *
     * @param members names of the top-level members that must be there; whether others are is left open
     */
    default void resources(String target, String type, Predicate<String> members, Consumer<Resource> consumer) {
        resources(target, type, consumer);
    }

    /**
     * Coverage of a type of one target, in manifest order; empty when the collection never planned the type. Every type of a
     * target that was never opened is unavailable, {@link #WHOLE_TARGET} among them.
     */
    List<CoverageRecord> coverage(String target, String type);

    /** Every coverage line, in manifest order; a target that was never opened has one, of {@link #WHOLE_TARGET}. */
    List<CoverageRecord> coverage();

    /** The call that a resource came from; empty for number 0 and for a log that was cut. */
    Optional<CallLog.Call> call(int number);

    /**
     * A target as the manifest has it.
     *
     * @param facts see {@link io.secnumscan.core.collect.TargetSession#facts()}
     */
    record TargetInfo(String name, String platform, JsonNode facts) {}
}
