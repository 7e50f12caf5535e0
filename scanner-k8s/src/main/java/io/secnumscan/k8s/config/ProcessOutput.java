package io.secnumscan.k8s.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a program wrote to its standard output, within bounds of time and length. */
sealed interface ProcessOutput {
    int MAX_BYTES = 1 << 20;
    long MAX_SECONDS = 60;
    long LOOK_EVERY_MILLIS = 100;

    record Ended(int code, byte[] output) implements ProcessOutput {}

    record TooSlow(long seconds) implements ProcessOutput {}

    record TooLong() implements ProcessOutput {}

    /**
     * Runs a program without a terminal. Its standard error is thrown away: what it says there may be a secret.
     *
     * @throws IOException when there is no such program
     */
    static ProcessOutput of(List<String> argv, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();
            ProcessOutput output = read(process, started);
            if (!(output instanceof Ended)) {
                process.descendants().forEach(started::add);
                started.forEach(ProcessHandle::destroyForcibly);
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    /** @param started what it has started: not to be found any more when it has ended, though it may hold the output open */
    private static ProcessOutput read(Process process, Set<ProcessHandle> started) {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (InputStream stream = process.getInputStream()) {
                byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
                process.descendants().forEach(started::add);
                output.complete(bytes);
            } catch (IOException e) {
                output.complete(new byte[0]);
            }
        });
        try {
            byte[] bytes = within(output, () -> process.descendants().forEach(started::add));
            if (bytes.length > MAX_BYTES) {
                return new TooLong();
            }
            return process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) ? new Ended(process.exitValue(), bytes)
                    : new TooSlow(MAX_SECONDS);
        } catch (TimeoutException e) {
            return new TooSlow(MAX_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TooSlow(0);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading never fails that way", e);
        }
    }

    private static byte[] within(CompletableFuture<byte[]> output, Runnable meanwhile)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_SECONDS);
        while (System.nanoTime() < end) {
            meanwhile.run();
            try {
                return output.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // looked at again
            }
        }
        throw new TimeoutException();
    }
}
