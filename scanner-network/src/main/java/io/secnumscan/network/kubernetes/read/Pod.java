package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.kubernetes.select.Labels;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pod that has not finished. One on a node that is drained or lost counts: its containers may run on.
 *
 * @param id {@code TARGET/NAMESPACE/Pod/NAME}
 * @param account name of its service account
 * @param node empty while it waits for one
 * @param addresses its own; of one on the host's network, the node's; of one that has none yet, one that is on no wire, so
 *     that policies tell it apart
 * @param addressed whether the addresses are those that it has
 */
public record Pod(
        String id, String name, Namespace namespace, Labels labels, String account, String node, AddressSet addresses,
        boolean addressed, boolean hostNetwork, List<PodPort> ports) {
    public Pod {
        ports = List.copyOf(ports);
    }

    /** The ports of that name, of a protocol or of any (0). */
    public Stream<PodPort> named(String portName, int protocol) {
        return ports.stream()
                .filter(port -> port.name().equals(portName) && (protocol == 0 || port.protocol() == protocol));
    }
}
