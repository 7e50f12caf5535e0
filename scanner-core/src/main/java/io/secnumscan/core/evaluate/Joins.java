package io.secnumscan.core.evaluate;

import io.secnumscan.core.join.Completeness;
import io.secnumscan.core.join.JoinSpec;
import io.secnumscan.core.join.JoinTable;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.type.ResourceType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tables that the joins of one target's rules are answered from, each built when it is first asked. Thread-safe.
 */
final class Joins implements AutoCloseable {
    private final SnapshotView snapshot;
    private final String target;
    private final List<Rule> rules;
    private final WorkFolder work;
    private final Map<Key, JoinTable> tables = new HashMap<>();
    private final Map<Key, Completeness> completeness = new HashMap<>();

    /** The target itself, or one that it is linked with. */
    private record Key(String target, String type) {}

    Joins(SnapshotView snapshot, String target, List<Rule> rules, WorkFolder work) {
        this.snapshot = snapshot;
        this.target = target;
        this.rules = rules;
        this.work = work;
    }

    String target() {
        return target;
    }

    /** Whether the snapshot holds a target of that name. */
    boolean holds(String name) {
        return snapshot.targets().stream().anyMatch(one -> one.name().equals(name));
    }

    synchronized JoinTable table(String of, ResourceType type) {
        return tables.computeIfAbsent(
                new Key(of, type.name()), key -> JoinTable.build(snapshot, of, spec(type), work));
    }

    synchronized Completeness completeness(String of, ResourceType type) {
        return completeness.computeIfAbsent(
                new Key(of, type.name()), key -> new Completeness(type.name(), snapshot.coverage(of, type.name())));
    }

    @Override
    public void close() {
        tables.values().forEach(JoinTable::close);
    }

    /** What all rules together need of the type. */
    private JoinSpec spec(ResourceType type) {
        SortedSet<List<String>> keys = new TreeSet<>(Comparator.comparing(List<String>::toString));
        SortedSet<String> fields = new TreeSet<>();
        for (Rule rule : rules) {
            for (RelatedSet set : rule.related()) {
                if (set.type().name().equals(type.name())) {
                    fields.addAll(Selected.fields(type, rule.reads()));
                    fields.addAll(set.fields());
                    if (!set.fields().isEmpty()) {
                        keys.add(set.fields());
                    }
                }
            }
        }
        return new JoinSpec(type, Selected.projection(type, fields), keys);
    }

}
