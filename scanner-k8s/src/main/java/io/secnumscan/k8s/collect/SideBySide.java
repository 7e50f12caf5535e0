package io.secnumscan.k8s.collect;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks several things at once; the endpoint's budget bounds how many of them are under way. */
final class SideBySide {
    private SideBySide() {}

    /**
     * The answers, in the order of what was asked.
     *
     * @throws CancellationException when the thread that asks is interrupted
     */
    static <T, R> List<R> map(List<T> all, Function<T, R> ask) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<R>> futures =
                    threads.invokeAll(all.stream().<Callable<R>>map(one -> () -> ask.apply(one)).toList());
            return futures.stream().map(SideBySide::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the collection was stopped");
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the collection was stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
