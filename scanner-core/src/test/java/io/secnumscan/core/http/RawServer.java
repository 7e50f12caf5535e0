package io.secnumscan.core.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server that answers byte for byte what a test says, also what no proper server would: cut bodies, silence, broken
 * heads. Replies are given in turn, the last one for ever; each on a connection of its own.
 */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final String scheme;
    private final Function<String, Reply> replies;
    private final boolean talksFirst;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RawServer(ServerSocket socket, String scheme, boolean talksFirst, Function<String, Reply> replies) {
        this.socket = socket;
        this.scheme = scheme;
        this.talksFirst = talksFirst;
        this.replies = replies;
        Thread.ofVirtual().start(this::accept);
    }

    /** Writes an answer. */
    @FunctionalInterface
    public interface Reply {
        void write(OutputStream out, RawServer server) throws IOException, InterruptedException;
    }

    public static RawServer plain(Reply... replies) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http", replies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer on(ServerSocket socket, String scheme, Reply... replies) {
        return new RawServer(socket, scheme, false, inTurn(List.of(replies)));
    }

    /** One that answers by what is asked for, given as path and query. */
    public static RawServer routing(Function<String, Reply> replies) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new RawServer(socket, "http", false, head -> replies.apply(head.split(" ", 3)[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function<String, Reply> inTurn(List<Reply> replies) {
        AtomicInteger requests = new AtomicInteger();
        return head -> replies.get(Math.min(requests.getAndIncrement(), replies.size() - 1));
    }

    /** One that does not wait for a request, as a server that got one it can't read. */
    static RawServer talkingFirst(Reply reply) {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return new RawServer(socket, "http", true, head -> reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole answer with a Content-Length. */
    public static Reply answer(int status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (out, server) -> {
            head(out, status, headers + "Content-Length: " + bytes.length + "\r\n");
            out.write(bytes);
        };
    }

    public static Reply json(String body) {
        return answer(200, "Content-Type: application/json\r\n", body);
    }

    /** Promises more bytes than it sends, then hangs up. */
    public static Reply cut(String body) {
        return (out, server) -> {
            head(out, 200, "Content-Length: " + (body.length() + 100) + "\r\n");
            out.write(body.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** Promises more bytes than it sends, then keeps silent until the test is over. */
    public static Reply stall(String body) {
        return (out, server) -> {
            cut(body).write(out, server);
            out.flush();
            server.closed.await();
        };
    }

    /** Never answers. */
    public static Reply silence() {
        return (out, server) -> server.closed.await();
    }

    static void head(OutputStream out, int status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nConnection: close\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + path);
    }

    URI uri(String host, String path) {
        return URI.create(scheme + "://" + host + ":" + socket.getLocalPort() + path);
    }

    /** The heads of the requests that came, in order. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (String line = talksFirst ? "" : in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            if (lines.isEmpty() && !talksFirst) {
                return;
            }
            String head = String.join("\n", lines);
            heads.add(head);
            Reply reply = replies.apply(head);
            OutputStream out = connection.getOutputStream();
            reply.write(out, this);
            out.flush();
        } catch (IOException | InterruptedException e) {
            // the client hung up
        }
    }
}
