package io.secnumscan.core.join;

import io.secnumscan.core.cel.Bindings.Row;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows read last, up to a weight in stored bytes; as trees they weigh some six times that. Thread-safe. */
final class RowCache {
    private static final long MAX_WEIGHT = 2 << 20;

    private record Entry(Row row, long weight) {}

    private final Map<Integer, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    synchronized @Nullable Row get(int number) {
        Entry entry = entries.get(number);
        return entry == null ? null : entry.row();
    }

    synchronized void put(int number, Row row, long rowWeight) {
        Entry old = entries.put(number, new Entry(row, rowWeight));
        weight += rowWeight - (old == null ? 0 : old.weight());
        Iterator<Entry> eldest = entries.values().iterator();
        while (weight > MAX_WEIGHT && eldest.hasNext()) {
            weight -= eldest.next().weight();
            eldest.remove();
        }
    }
}
