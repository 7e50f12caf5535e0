package io.secnumscan.core.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by sleeping, and at once. */
final class FakeTicks implements Ticks {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return now.get();
    }

    @Override
    public void sleep(Duration pause) {
        pauses.add(pause);
        now.addAndGet(pause.toNanos());
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
