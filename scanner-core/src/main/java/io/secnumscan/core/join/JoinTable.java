package io.secnumscan.core.join;

import io.secnumscan.core.cel.Bindings.Row;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotView;
import io.secnumscan.core.type.Field;
import io.secnumscan.core.type.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one type of one target, found by the values of their fields. Built in one pass over the type; memory is some
 * 30 bytes a row and index beside the rows that fit {@link RowStore#HEAP_BYTES}. Thread-safe once built.
 */
public final class JoinTable implements AutoCloseable {
    /** A set that would be larger is cut, and says so: a join is no way to hold a list that is larger than memory. */
    static final int MAX_ROWS = 100_000;

    /** The same, in bytes as stored. */
    static final long MAX_BYTES = 16L << 20;

    /** More combinations of wanted values than this are not looked up. */
    static final int MAX_KEYS = 100_000;

    private final JoinSpec spec;
    private final RowStore rows;
    private final RowCache cache = new RowCache();
    private final Map<List<String>, Index> indexes = new HashMap<>();

    /** One way to look rows up; {@code unread} are the regions of rows whose key was not read. */
    private record Index(JoinKeys keys, KeyIndex rows, Set<String> unread) {
        boolean unreadIn(String region) {
            return unread.stream().anyMatch(other -> joined(region, other));
        }
    }

    /**
     * Rows found.
     *
     * @param rows in the order of the snapshot
     * @param everyKeyFound each wanted key has at least one row
     * @param unreadKeys whether rows exist whose key was not read, so that they may belong here too
     * @param cut whether there were more than a set may hold
     */
    public record Found(List<Row> rows, boolean everyKeyFound, boolean unreadKeys, boolean cut) {}

    private JoinTable(JoinSpec spec, WorkFolder work) {
        this.spec = spec;
        this.rows = new RowStore(spec.type().name(), work.newFile(".rows"));
        for (List<String> names : spec.keys()) {
            List<Field> fields = names.stream().map(this::field).toList();
            indexes.put(names, new Index(new JoinKeys(fields), new KeyIndex(), new HashSet<>()));
        }
    }

    /** Whether rows can be looked up by a field of that type. */
    public static boolean joinable(FieldType type) {
        return JoinKeys.joinable(type);
    }

    /** Reads the type of the target once. */
    public static JoinTable build(SnapshotView snapshot, String target, JoinSpec spec, WorkFolder work) {
        JoinTable table = new JoinTable(spec, work);
        snapshot.resources(target, spec.type().name(), spec.projection()::keeps, table::add);
        table.rows.seal();
        return table;
    }

    /** Every row that a subject of the region is joined with; a subject without one is joined with all regions. */
    public Found all(String region) {
        RowNumbers matching = new RowNumbers();
        for (int row = 0; row < rows.size(); row++) {
            if (joined(region, rows.region(row)) && matching.size() <= MAX_ROWS) {
                matching.add(row);
            }
        }
        return found(matching, true, false);
    }

    /**
     * Rows whose fields have one of the wanted values each.
     *
     * @param fields one of {@link JoinSpec#keys()}
     * @param wanted the values for each of the fields
     */
    public Found find(List<String> fields, List<List<Object>> wanted, String region) {
        Index index = indexes.get(fields);
        if (index == null) {
            throw new IllegalArgumentException(spec.type().name() + " has no index on " + fields);
        }
        if (wanted.stream().mapToDouble(List::size).reduce(1, (one, other) -> one * other) > MAX_KEYS) {
            return new Found(List.of(), false, false, true);
        }
        RowNumbers matching = new RowNumbers();
        boolean every = true;
        for (List<Object> key : combinations(wanted)) {
            every &= match(index, key, region, matching);
        }
        return found(matching, every, index.unreadIn(region));
    }

    @Override
    public void close() {
        rows.close();
    }

    private Field field(String name) {
        Field field = spec.type().fields().get(name);
        if (field == null) {
            throw new IllegalArgumentException(spec.type().name() + " has no field " + name);
        }
        return field;
    }

    private void add(Resource resource) {
        int row = rows.size();
        for (Index index : indexes.values()) {
            JoinKeys.Of of = index.keys().of(resource.attributes());
            of.keys().forEach(key -> index.rows().add(key, row));
            if (of.unread()) {
                index.unread().add(resource.region());
            }
        }
        rows.add(resource, spec.projection().apply(resource.attributes()));
    }

    /** Adds the rows that have the key; false when there are none. */
    private boolean match(Index index, List<Object> key, String region, RowNumbers matching) {
        boolean[] any = {false};
        index.rows().candidates(key, row -> {
            if (joined(region, rows.region(row)) && index.keys().of(read(row).attributes()).keys().contains(key)) {
                matching.add(row);
                any[0] = true;
            }
        });
        return any[0];
    }

    private Found found(RowNumbers matching, boolean everyKeyFound, boolean unreadKeys) {
        List<Row> found = new ArrayList<>();
        long weight = 0;
        for (int row : matching.sorted()) {
            weight += rows.weight(row);
            if (found.size() == MAX_ROWS || weight > MAX_BYTES) {
                return new Found(List.copyOf(found), everyKeyFound, unreadKeys, true);
            }
            found.add(read(row));
        }
        return new Found(List.copyOf(found), everyKeyFound, unreadKeys, false);
    }

    private Row read(int number) {
        Row row = cache.get(number);
        if (row == null) {
            row = rows.read(number);
            cache.put(number, row, rows.weight(number));
        }
        return row;
    }

    private static List<List<Object>> combinations(List<List<Object>> wanted) {
        List<List<Object>> keys = List.of(List.of());
        for (List<Object> values : wanted) {
            keys = JoinKeys.times(keys, values.stream().distinct().toList());
        }
        return keys;
    }

    private static boolean joined(String region, String other) {
        return region.isEmpty() || other.isEmpty() || region.equals(other);
    }
}
