package io.secnumscan.core.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How a client reaches its endpoints.
 *
 * @param ssl trust and client certificate; empty: the JVM's default
 * @param verifyHostname false only where the operator's own configuration says so (and that is itself reported)
 * @param proxy HTTP proxy
 * @param noProxy hosts reached directly
 * @param allowed (method, path suffix) pairs beyond GET and HEAD
 */
public record Transport(
        Optional<SSLContext> ssl,
        boolean verifyHostname,
        Optional<URI> proxy,
        List<String> noProxy,
        Set<Allowed> allowed) {
    /** One request that is not a read by its method and is one by its meaning. */
    public record Allowed(String method, String pathSuffix) {}

    public Transport {
        noProxy = List.copyOf(noProxy);
        allowed = Set.copyOf(allowed);
    }
}
