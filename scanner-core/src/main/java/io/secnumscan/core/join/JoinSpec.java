package io.secnumscan.core.join;

import io.secnumscan.core.type.ResourceType;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the joins of all rules need of one type.
 *
 * @param projection what is kept of each row; the fields of the keys are part of it
 * @param keys field names that rows are looked up by, each list sorted
 */
public record JoinSpec(ResourceType type, Projection projection, SortedSet<List<String>> keys) {
    public JoinSpec {
        SortedSet<List<String>> ordered = new TreeSet<>(Comparator.comparing(List<String>::toString));
        ordered.addAll(keys);
        keys = Collections.unmodifiableSortedSet(ordered);
    }
}
