package io.secnumscan.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Watches this process's heap. */
final class Heap {
    private final AtomicLong kept = new AtomicLong();
    private final Map<String, MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .collect(Collectors.toMap(MemoryPoolMXBean::getName, pool -> pool));

    /** Begins to watch. */
    static Heap watch() {
        Heap heap = new Heap();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notice, _) -> {
                if (notice.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                    heap.collected(GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData()));
                }
            }, null, null);
        }
        return heap;
    }

    /** The most bytes that a collection of garbage left behind: an upper bound of what was needed at once. */
    long kept() {
        return kept.get();
    }

    /** The most bytes that were taken, garbage too. */
    long taken() {
        return pools.values().stream().map(MemoryPoolMXBean::getPeakUsage).mapToLong(MemoryUsage::getUsed).sum();
    }

    private void collected(GarbageCollectionNotificationInfo info) {
        long left = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                .filter(entry -> pools.containsKey(entry.getKey()))
                .mapToLong(entry -> entry.getValue().getUsed())
                .sum();
        kept.accumulateAndGet(left, Math::max);
    }
}
