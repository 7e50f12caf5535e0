package io.secnumscan.core.http;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An answer whose head is there and whose body is still coming.
 *
 * <p>It is taken from where the JDK's client asks what to do with the body. The client's own answer would come later, and when
 * the connection ends right behind the head it may be a failure instead: a body that was cut then looks like no answer.
 */
record Opened(int status, HttpHeaders headers, TimedBody body) {
    /**
     * Sends a request and waits for the head of its answer.
     *
     * @param deadline as of {@link System#nanoTime}, by when the last byte of the body must be there
     * @param patience nanoseconds for the head
     * @throws ExecutionException when no head came, or not in time
     * @throws InterruptedException when the thread was; its mark stands again
     */
    static Opened send(HttpClient http, HttpRequest request, HttpLimits limits, long deadline, long patience)
            throws ExecutionException, InterruptedException {
        CompletableFuture<Opened> opened = new CompletableFuture<>();
        CompletableFuture<?> sent = http.sendAsync(request, info -> {
            TimedBody body = new TimedBody(limits.answerTimeout(), deadline, limits.patience());
            opened.complete(of(info, body));
            return body;
        });
        sent.whenComplete((answer, thrown) -> {
            if (thrown != null && !opened.completeExceptionally(thrown)) {
                opened.thenAccept(begun -> begun.body().onError(thrown));
            }
        });
        try {
            return opened.get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new ExecutionException(new HttpTimeoutException("no answer"));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private static Opened of(ResponseInfo info, TimedBody body) {
        return new Opened(info.statusCode(), info.headers(), body);
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
