package io.secnumscan.core.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A call log in memory, for tests. */
public final class RecordingCallLog implements CallLog {
    private final AtomicInteger last = new AtomicInteger();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    @Override
    public int next() {
        return last.incrementAndGet();
    }

    @Override
    public void record(Call call) {
        calls.add(call);
    }

    /** In the order in which they ended. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }
}
