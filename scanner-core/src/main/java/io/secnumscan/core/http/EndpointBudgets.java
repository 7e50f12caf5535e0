package io.secnumscan.core.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * What each endpoint (scheme, host, port) may still be asked: calls under way at once, and calls a second by a token
 * bucket as deep as the calls under way; and, where the operator bounds them, the calls a second of all endpoints of a
 * target together, evenly spaced. One set a run, shared by all its identities, since the server that must not be
 * hurt is the same. Thread-safe.
 */
public final class EndpointBudgets {
    private final ConcurrentMap<String, Budget> budgets = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Bucket> targets = new ConcurrentHashMap<>();
    private final int concurrency;
    private final long interval;
    private final long targetInterval;
    private final Ticks ticks;
    private final Silence silence;

    public EndpointBudgets(HttpLimits limits) {
        this(limits, Ticks.SYSTEM);
    }

    EndpointBudgets(HttpLimits limits, Ticks ticks) {
        this.concurrency = limits.concurrency();
        this.interval = Math.max(1, (long) (1e9 / limits.requestsPerSecond()));
        this.targetInterval = (long) (1e9 / limits.targetRequestsPerSecond());
        this.ticks = ticks;
        this.silence = new Silence(limits.patience().silent());
    }

    /** Which of them answer no more. */
    Silence silence() {
        return silence;
    }

    /** Waits for a place and for the tokens; the place is given back by {@link Place#close}. */
    Place enter(String target, String origin) throws InterruptedException {
        Budget budget = budgets.computeIfAbsent(origin, o -> new Budget());
        budget.places.acquire();
        try {
            sleep(budget.bucket.take());
            // after the endpoint's, so that calls which waited there don't leave at the same moment
            if (targetInterval > 0) {
                sleep(targets.computeIfAbsent(target, t -> new Bucket(targetInterval, 1)).take());
            }
        } catch (InterruptedException | RuntimeException e) {
            budget.places.release();
            throw e;
        }
        return budget.places::release;
    }

    /** Nobody asks the endpoint before that time has passed: it said so itself. */
    void hold(String origin, Duration pause) {
        budgets.computeIfAbsent(origin, o -> new Budget()).bucket.hold(pause);
    }

    private void sleep(long wait) throws InterruptedException {
        if (wait > 0) {
            ticks.sleep(Duration.ofNanos(wait));
        }
    }

    /** A place among the calls under way. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private final class Budget {
        final Semaphore places = new Semaphore(concurrency, true);
        final Bucket bucket = new Bucket(interval, concurrency);
    }

    private final class Bucket {
        private final long interval;
        private final int depth;
        /** When the next token is due if all before it were taken in time. */
        private long due = ticks.nanos();

        private long heldUntil = due;

        Bucket(long interval, int depth) {
            this.interval = interval;
            this.depth = depth;
        }

        synchronized long take() {
            long now = ticks.nanos();
            long earliest = later(due - (depth - 1) * interval, heldUntil);
            due = later(due, now) + interval;
            return Math.max(0, earliest - now);
        }

        synchronized void hold(Duration pause) {
            heldUntil = later(heldUntil, ticks.nanos() + pause.toNanos());
        }

        private static long later(long a, long b) {
            return a - b > 0 ? a : b;
        }
    }
}
