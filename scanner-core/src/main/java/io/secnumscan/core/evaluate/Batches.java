package io.secnumscan.core.evaluate;

import io.secnumscan.core.resource.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads, works and hands over: reading and handing over in the caller's thread and in the order of the source, the work
 * between them in several. A few batches are in memory at a time.
 */
final class Batches implements AutoCloseable {
    private static final int BATCH = 64;

    private final Optional<ExecutorService> workers;
    private final int ahead;

    /** What is read: hands each resource to the consumer. */
    @FunctionalInterface
    interface Source {
        void forEach(Consumer<Resource> consumer);
    }

    /** @param threads with 1, everything runs in the caller's thread */
    Batches(int threads) {
        this.workers = threads == 1 ? Optional.empty() : Optional.of(Executors.newFixedThreadPool(threads));
        this.ahead = 2 * threads;
    }

    <C, R> void run(Source source, Function<Resource, C> prepare, Function<C, R> work, Consumer<R> done) {
        workers.ifPresentOrElse(
                pool -> new Pipeline<>(pool, work, done).run(source, prepare),
                () -> source.forEach(resource -> done.accept(work.apply(prepare.apply(resource)))));
    }

    @Override
    public void close() {
        workers.ifPresent(ExecutorService::shutdownNow);
    }

    private final class Pipeline<C, R> {
        private final ExecutorService pool;
        private final Function<C, R> work;
        private final Consumer<R> done;
        private final Deque<Future<List<R>>> running = new ArrayDeque<>();
        private List<C> batch = new ArrayList<>(BATCH);

        Pipeline(ExecutorService pool, Function<C, R> work, Consumer<R> done) {
            this.pool = pool;
            this.work = work;
            this.done = done;
        }

        void run(Source source, Function<Resource, C> prepare) {
            source.forEach(resource -> {
                batch.add(prepare.apply(resource));
                if (batch.size() == BATCH) {
                    submit();
                }
            });
            submit();
            while (!running.isEmpty()) {
                handOver();
            }
        }

        private void submit() {
            List<C> full = batch;
            batch = new ArrayList<>(BATCH);
            running.add(pool.submit(() -> full.stream().map(work).toList()));
            if (running.size() > ahead) {
                handOver();
            }
        }

        private void handOver() {
            try {
                running.remove().get().forEach(done);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the evaluation was interrupted", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException problem ? problem
                        : new IllegalStateException(e.getCause());
            }
        }
    }
}
