package io.secnumscan.core.collect;

import io.secnumscan.core.detect.Thrown;
import io.secnumscan.core.snapshot.SnapshotException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** The virtual threads of a run: bounded, stoppable, and stopped together when the snapshot can't be written. */
final class Workers {
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final Semaphore places;
    private volatile boolean stopped;

    Workers(int parallel) {
        places = new Semaphore(parallel, true);
    }

    boolean stopped() {
        return stopped;
    }

    /** @throws SnapshotException what ended the run before its end, if something did */
    void rethrow() {
        Throwable thrown = fatal.get();
        if (thrown instanceof SnapshotException snapshot) {
            throw snapshot;
        }
        if (thrown != null) {
            throw new IllegalStateException("the collection broke off: " + Thrown.where(thrown), thrown);
        }
    }

    void stop() {
        stopped = true;
        working.forEach(Thread::interrupt);
    }

    /** Runs all of them, and returns when all have ended; the caller's own interruption waits until then. */
    void all(Collection<Runnable> jobs) {
        List<Thread> threads = jobs.stream()
                .map(job -> Thread.ofVirtual().start(() -> guarded(job)))
                .toList();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs on this thread once there is a place; at once after a stop, when a job only has to say so. */
    void bounded(Runnable job) {
        boolean placed = enter();
        try {
            job.run();
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    /** Makes this thread one that {@link #stop} interrupts, as long as the job lasts. */
    void stoppable(Runnable job) {
        Thread self = Thread.currentThread();
        working.add(self);
        try {
            if (stopped) {
                self.interrupt();
            }
            job.run();
        } finally {
            working.remove(self);
            boolean unused = Thread.interrupted();
        }
    }

    private boolean enter() {
        while (!stopped) {
            try {
                places.acquire();
                return true;
            } catch (InterruptedException e) {
                // only a stop interrupts
            }
        }
        return false;
    }

    private void guarded(Runnable job) {
        try {
            job.run();
        } catch (Throwable e) {
            // Whatever got here, a full disk or an empty heap, no other thread can do better.
            fatal.compareAndSet(null, e);
            stop();
        }
    }
}
