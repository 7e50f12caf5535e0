package io.secnumscan.core.http;

import java.net.URI;
import java.util.Map;

/**
 * One read. The client adds User-Agent, Accept-Encoding and, unless given, Accept.
 *
 * @param method GET or HEAD; anything else only if the platform's allow-list has (method, path)
 * @param headers may hold credentials: never logged, and sent to the origin of {@code uri} only
 * @param body empty but for an allow-listed request
 */
public record ApiRequest(String method, URI uri, Map<String, String> headers, String body) {
    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    public static ApiRequest get(URI uri, Map<String, String> headers) {
        return new ApiRequest("GET", uri, headers, "");
    }

    /** Method and address, with neither headers nor body nor secret query values. */
    @Override
    public String toString() {
        return method + " " + CleanUrl.of(uri);
    }
}
