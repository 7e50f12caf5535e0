package io.secnumscan.k8s.config;

import io.secnumscan.core.http.Transport;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach one cluster as one identity.
 *
 * @param identity name of the context; {@code in-cluster} for the account of a pod
 * @param server address of the API server, with the path below which it answers, no slash at the end
 * @param source file in which it was found
 * @param place the same for messages, with line and column where they are known
 * @param verified false where the configuration switches the check of the server's certificate off
 * @param method {@code client certificate}, {@code token}, {@code token file}, {@code exec plugin}, …; {@code none}
 * @param namespace that the context names
 * @param credentials headers to send, made anew for each call: tokens end
 */
public record Login(
        String identity,
        URI server,
        String source,
        String place,
        Transport transport,
        boolean verified,
        String method,
        Optional<String> namespace,
        Credentials credentials) {
    /** Without a line. */
    public Login(
            String identity, URI server, String source, Transport transport, boolean verified, String method,
            Optional<String> namespace, Credentials credentials) {
        this(identity, server, source, source, transport, verified, method, namespace, credentials);
    }

    /** Gives the headers that prove who is asking. */
    @FunctionalInterface
    public interface Credentials {
        Map<String, String> headers();
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return identity + " at " + server + " (" + source + ")";
    }
}
