package io.secnumscan.core.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * What each endpoint (scheme, host, port) may still be asked: calls under way at once, and calls a second by a token
 * bucket as deep as the calls under way. One set a run, shared by all its identities, since the server that must not be
 * hurt is the same. Thread-safe.
 */
public final class EndpointBudgets {
    private final ConcurrentMap<String, Budget> budgets = new ConcurrentHashMap<>();
    private final int concurrency;
    private final long interval;
    private final Ticks ticks;
    private final Silence silence;

    public EndpointBudgets(HttpLimits limits) {
        this(limits, Ticks.SYSTEM);
    }

    EndpointBudgets(HttpLimits limits, Ticks ticks) {
        this.concurrency = limits.concurrency();
        this.interval = Math.max(1, (long) (1e9 / limits.requestsPerSecond()));
        this.ticks = ticks;
        this.silence = new Silence(limits.patience().silent());
    }

    /** Which of them answer no more. */
    Silence silence() {
        return silence;
    }

    /** Waits for a place and for a token; the place is given back by {@link Place#close}. */
    Place enter(String origin) throws InterruptedException {
        Budget budget = budgets.computeIfAbsent(origin, o -> new Budget());
        budget.places.acquire();
        try {
            long wait = budget.take();
            if (wait > 0) {
                ticks.sleep(Duration.ofNanos(wait));
            }
        } catch (InterruptedException | RuntimeException e) {
            budget.places.release();
            throw e;
        }
        return budget.places::release;
    }

    /** Nobody asks the endpoint before that time has passed: it said so itself. */
    void hold(String origin, Duration pause) {
        budgets.computeIfAbsent(origin, o -> new Budget()).hold(pause);
    }

    /** A place among the calls under way. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private final class Budget {
        final Semaphore places = new Semaphore(concurrency, true);
        /** When the next token is due if all before it were taken in time. */
        private long due = ticks.nanos();

        private long heldUntil = due;

        synchronized long take() {
            long now = ticks.nanos();
            long earliest = later(due - (concurrency - 1) * interval, heldUntil);
            due = later(due, now) + interval;
            return Math.max(0, earliest - now);
        }

        synchronized void hold(Duration pause) {
            heldUntil = later(heldUntil, ticks.nanos() + pause.toNanos());
        }

        private long later(long a, long b) {
            return a - b > 0 ? a : b;
        }
    }
}
