package io.secnumscan.core.http;

import java.net.URI;
import java.util.Map;

/**
 * One read. The client adds User-Agent and Accept-Encoding.
 *
 * @param method GET or HEAD; anything else only if the platform's allow-list has (method, path)
 * @param headers may hold credentials: never logged
 * @param body empty but for an allow-listed request
 */
public record ApiRequest(String method, URI uri, Map<String, String> headers, String body) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(URI uri, Map<String, String> headers) {
        return new ApiRequest("GET", uri, headers, "");
    }
}
