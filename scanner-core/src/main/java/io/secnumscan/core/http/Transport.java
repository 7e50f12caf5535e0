package io.secnumscan.core.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How a client reaches its endpoints.
 *
 * @param ssl trust and client certificate, see {@link TlsContexts}; empty: the JVM's default
 * @param proxy HTTP proxy ({@code http://proxy:3128}, with {@code user:password@} where it asks for one)
 * @param noProxy hosts reached directly: names, {@code .domain}, addresses, CIDR blocks, {@code *}
 * @param allowed (method, path suffix) pairs beyond GET and HEAD
 */
public record Transport(Optional<SSLContext> ssl, Optional<URI> proxy, List<String> noProxy, Set<Allowed> allowed) {
    /** One request that is not a read by its method and is one by its meaning. */
    public record Allowed(String method, String pathSuffix) {
        public Allowed {
            if (!pathSuffix.startsWith("/")) {
                throw new IllegalArgumentException("an allowed path begins with a slash: " + pathSuffix);
            }
        }
    }

    public Transport {
        noProxy = List.copyOf(noProxy);
        allowed = Set.copyOf(allowed);
    }

    /** Straight to the endpoint with the JVM's trust; reads only. */
    public static Transport direct() {
        return new Transport(Optional.empty(), Optional.empty(), List.of(), Set.of());
    }

    /** Without the proxy's address, which may hold a password. */
    @Override
    public String toString() {
        return "Transport[proxy=" + proxy.map(URI::getHost).orElse("none") + ", allowed=" + allowed + "]";
    }
}
