package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.text.Text;

/** Hears how a collection goes, from any thread; must be quick, and must not throw. */
public interface CollectionProgress {
    /** Says nothing. */
    CollectionProgress NONE = new CollectionProgress() {};

    /** A target is being authenticated and discovered. */
    default void opening(String target) {}

    /** A target can't be read at all; the others go on. */
    default void unreachable(String target, Text message) {}

    /** A target's plan is known: that many reads more. */
    default void planned(String target, int reads) {}

    /** A page of resources is on disk. */
    default void stored(String target, String type, long resources) {}

    /** A read ended. Called once for each read that {@link #planned} announced. */
    default void ended(CoverageRecord coverage) {}
}
