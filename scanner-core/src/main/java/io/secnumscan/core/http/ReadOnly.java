package io.secnumscan.core.http;

import java.net.URI;
import java.util.Set;

/** The one place that decides what may leave: reads, and what the platform's list allows. */
record ReadOnly(Set<Transport.Allowed> allowed) {
    /** @throws IllegalArgumentException for anything else: a defect of the caller, nothing was sent */
    void check(ApiRequest request) {
        URI uri = request.uri();
        Origin origin = Origin.of(uri);
        require(origin.scheme().equals("https") || origin.scheme().equals("http"), request, "is no HTTP address");
        require(!origin.host().isEmpty(), request, "has no host");
        require(uri.getRawUserInfo() == null, request, "carries a password in its address");
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        require(read || allows(request.method(), uri), request,
                "is neither GET nor HEAD and not on the platform's list");
        require(!read || request.body().isEmpty(), request, "is a read with a body");
    }

    private boolean allows(String method, URI uri) {
        String path = uri.getRawPath();
        boolean plain = path != null && !path.contains("..") && !path.contains("%") && !path.contains("//");
        return plain
                && allowed.stream()
                        .anyMatch(one -> one.method().equals(method) && path.endsWith(one.pathSuffix()));
    }

    private static void require(boolean condition, ApiRequest request, String what) {
        if (!condition) {
            throw new IllegalArgumentException(request + " " + what + ": not sent");
        }
    }
}
