package io.secnumscan.network.kubernetes;

import java.util.List;

/**
 * A port of a Service and where it leads.
 *
 * @param service {@code namespace/name}
 * @param protocol IANA's number
 * @param port the Service's own, not that of the pods behind it
 */
public record ServedPort(String service, int protocol, int port, List<Publication.Backend> backends) {
    public ServedPort {
        backends = List.copyOf(backends);
    }

    public String namespace() {
        return service.substring(0, service.indexOf('/'));
    }
}
