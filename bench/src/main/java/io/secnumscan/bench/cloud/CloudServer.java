package io.secnumscan.bench.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Serves a large cloud on a free port of loopback: {@code /identity} and {@code /network}. */
public final class CloudServer implements AutoCloseable {
    private final LargeCloud cloud;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SmallAnswers small;

    private CloudServer(LargeCloud cloud, HttpServer server) {
        this.cloud = cloud;
        this.server = server;
        this.small = new SmallAnswers(cloud.size(), address());
    }

    public static CloudServer start(LargeCloud cloud) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CloudServer server = new CloudServer(cloud, http);
        http.createContext("/", server::answer);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (path.equals("/identity/v3/auth/tokens")) {
                exchange.getResponseHeaders().set("X-Subject-Token", "made-up");
            }
            Optional<ListFile> large = path.startsWith("/network/v2.0/")
                    ? cloud.list(path.substring("/network/v2.0/".length()))
                    : Optional.empty();
            if (large.isPresent()) {
                page(exchange, large.get(), address() + path);
            } else {
                plain(exchange, small.of(path, Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("")));
            }
        }
    }

    private static void page(HttpExchange exchange, ListFile list, String address) throws IOException {
        Map<String, String> query = query(exchange);
        int limit = Integer.parseInt(query.getOrDefault("limit", "0"));
        ListFile.Page page = list.page(limit, query.getOrDefault("marker", ""), address);
        exchange.sendResponseHeaders(200, page.length());
        page.writeTo(exchange.getResponseBody());
    }

    private static void plain(HttpExchange exchange, Optional<byte[]> known) throws IOException {
        byte[] body = known.orElse("{\"error\": {\"code\": 404, \"message\": \"no such thing\"}}".getBytes(
                java.nio.charset.StandardCharsets.US_ASCII));
        int found = exchange.getRequestMethod().equals("POST") ? 201 : 200;
        exchange.sendResponseHeaders(known.isPresent() ? found : 404, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
    }
}
