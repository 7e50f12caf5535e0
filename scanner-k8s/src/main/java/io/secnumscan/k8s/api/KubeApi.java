package io.secnumscan.k8s.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.k8s.config.Login;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The API server as one identity. Thread-safe. */
public final class KubeApi implements AutoCloseable {
    public static final String JSON = "application/json";
    private final Login login;
    private final ApiClient client;

    public KubeApi(Login login, ApiClient client) {
        this.login = login;
        this.client = client;
    }

    /** A document as read, or why not. */
    public sealed interface Document {
        record Read(ApiAnswer.Success answer, JsonNode json) implements Document {}

        record NotRead(ApiAnswer answer) implements Document {}
    }

    public String identity() {
        return login.identity();
    }

    public Login login() {
        return login;
    }

    public ApiClient client() {
        return client;
    }

    /** @param path absolute, below the server's own path; with its query */
    public ApiRequest get(String path, String accept) {
        Map<String, String> headers = new TreeMap<>(login.credentials().headers());
        headers.put("Accept", accept);
        return ApiRequest.get(URI.create(login.server() + path), headers);
    }

    /** Reads a small document whole. */
    public Document document(String path, String accept) {
        JsonNode[] read = new JsonNode[1];
        ApiAnswer answer = client.send(get(path, accept), body -> {
            read[0] = JsonPage.document(body);
        });
        return answer instanceof ApiAnswer.Success success && read[0] != null
                ? new Document.Read(success, read[0])
                : new Document.NotRead(answer);
    }

    /** Asks, and looks at the status only. */
    public ApiAnswer probe(String path, String accept) {
        return client.send(get(path, accept), body -> body.transferTo(OutputStream.nullOutputStream()));
    }

    /** A name as a segment of a path. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A value in a query. */
    public static String value(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
