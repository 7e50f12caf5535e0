package io.secnumscan.core.http;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** A request as the JDK's client sends it. */
final class RequestHead {
    private RequestHead() {}

    /** A header's value can't be sent. The JDK's own message quotes it, and it may be a token. */
    static final class Unsendable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String name;

        Unsendable(String name) {
            super(name);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    static HttpRequest of(ApiRequest request, String userAgent) throws Unsendable {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        builder.setHeader("Accept", "application/json");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            try {
                builder.setHeader(header.getKey(), header.getValue());
            } catch (IllegalArgumentException e) {
                throw new Unsendable(header.getKey());
            }
        }
        builder.setHeader("User-Agent", userAgent);
        builder.setHeader("Accept-Encoding", "gzip");
        return builder.method(
                request.method(),
                request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()))
                .build();
    }
}
