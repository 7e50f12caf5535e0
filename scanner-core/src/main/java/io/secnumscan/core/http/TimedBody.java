package io.secnumscan.core.http;

import io.secnumscan.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body as they come. The JDK's client has no timeout once the head of an answer is there: a server that
 * stops in mid-body would be waited for forever. Here every wait for bytes is bounded, and so is the whole.
 */
final class TimedBody extends InputStream implements BodySubscriber<TimedBody> {
    /** Pieces of 16 KiB or less that may wait to be read. */
    private static final int WINDOW = 32;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
    private final CompletableFuture<Subscription> subscribed = new CompletableFuture<>();
    private final Duration stall;
    private final long deadline;
    private final Patience patience;
    private boolean begun;
    private long waited;
    private long brought;
    private boolean ended;
    private int taken;

    /**
     * @param stall longest wait for the next byte
     * @param deadline as of {@link System#nanoTime}, by when the last byte must be there
     * @param patience says how slowly bytes may come once the first are there
     */
    TimedBody(Duration stall, long deadline, Patience patience) {
        this.stall = stall;
        this.deadline = deadline;
        this.patience = patience;
    }

    private sealed interface Event {
        record Bytes(List<ByteBuffer> buffers) implements Event {}

        record End() implements Event {}

        record Broken(Throwable cause) implements Event {}
    }

    /** The server stopped sending, or did not end in time. */
    static final class TooSlow extends Unfit {
        private static final long serialVersionUID = 1L;

        TooSlow(Text text) {
            super(text);
        }
    }

    /** The connection ended before the body did. */
    static final class Cut extends IOException {
        private static final long serialVersionUID = 1L;

        Cut(Throwable cause) {
            super("the answer broke off", cause);
        }
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (!subscribed.complete(subscription)) {
            subscription.cancel();
            return;
        }
        subscription.request(WINDOW);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        events.add(new Event.Bytes(item));
    }

    @Override
    public void onError(Throwable throwable) {
        events.add(new Event.Broken(throwable));
    }

    @Override
    public void onComplete() {
        events.add(new Event.End());
    }

    @Override
    public int read() throws IOException {
        ByteBuffer buffer = next();
        return buffer == null ? -1 : buffer.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = next();
        if (buffer == null) {
            return -1;
        }
        int taken = Math.min(length, buffer.remaining());
        buffer.get(target, offset, taken);
        return taken;
    }

    @Override
    public int available() {
        ByteBuffer buffer = buffers.peek();
        return buffer == null ? 0 : buffer.remaining();
    }

    /** Gives the connection up unless the body was read to its end. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            subscribed.thenAccept(Subscription::cancel);
        }
    }

    private @Nullable ByteBuffer next() throws IOException {
        while (true) {
            ByteBuffer buffer = buffers.peek();
            if (buffer != null && buffer.hasRemaining()) {
                return buffer;
            }
            if (buffer != null) {
                buffers.remove();
            } else if (ended) {
                return null;
            } else {
                take();
            }
        }
    }

    private void take() throws IOException {
        switch (await()) {
            case Event.Bytes bytes -> {
                buffers.addAll(bytes.buffers());
                more();
            }
            case Event.End end -> ended = true;
            case Event.Broken broken -> {
                ended = true;
                throw new Cut(broken.cause());
            }
        }
    }

    /** Asks for more by the half window: each request wakes the client's selector, which costs more than to read. */
    private void more() {
        taken++;
        if (taken == WINDOW / 2) {
            taken = 0;
            subscribed.thenAccept(subscription -> subscription.request(WINDOW / 2));
        }
    }

    private Event await() throws IOException {
        long left = deadline - System.nanoTime();
        long slow = begun ? patience.slowFor().toNanos() - waited : Long.MAX_VALUE;
        long wait = Math.min(Math.min(left, stall.toNanos()), slow);
        long from = System.nanoTime();
        try {
            Event event = events.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
            if (event != null && left > 0) {
                arrived(event, System.nanoTime() - from);
                return event;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the collection was stopped");
        }
        if (slow <= Math.min(left, stall.toNanos())) {
            throw tooFew();
        }
        throw new TooSlow(
                left <= stall.toNanos()
                        ? new Text(
                                "the answer was not whole when its time was over",
                                "la réponse n'était pas entière à la fin de son délai")
                        : new Text(
                                "the server stopped sending for " + stall.toSeconds()
                                        + " s in the middle of its answer",
                                "le serveur n'a rien envoyé pendant " + stall.toSeconds()
                                        + " s au milieu de sa réponse"));
    }

    /** Only what the server made the reader wait for counts as its time. */
    private void arrived(Event event, long nanos) throws TooSlow {
        if (!(event instanceof Event.Bytes bytes)) {
            return;
        }
        waited += begun ? nanos : 0;
        begun = true;
        brought += bytes.buffers().stream().mapToLong(ByteBuffer::remaining).sum();
        if (waited >= patience.slowFor().toNanos()) {
            if (isTooFew()) {
                throw tooFew();
            }
            waited = 0;
            brought = 0;
        }
    }

    private boolean isTooFew() {
        return brought < patience.bytesPerSecond() * patience.slowFor().toMillis() / 1000;
    }

    private TooSlow tooFew() {
        return new TooSlow(new Text(
                "the server sent less than " + patience.bytesPerSecond() + " bytes a second",
                "le serveur a envoyé moins de " + patience.bytesPerSecond() + " octets par seconde"));
    }
}
