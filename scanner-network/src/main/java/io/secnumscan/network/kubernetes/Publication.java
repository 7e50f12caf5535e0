package io.secnumscan.network.kubernetes;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.packet.PacketSet;
import java.util.List;
import java.util.Optional;

/**
 * Something of a cluster that is reached by another address than its own: a port of nodes, an address of a load balancer.
 *
 * @param id of the object that asks for it
 * @param of the packets that are led elsewhere
 * @param keepsSource whether who receives sees who sent, and not a node
 */
public record Publication(String id, PacketSet of, List<Backend> backends, boolean keepsSource) {
    public Publication {
        backends = List.copyOf(backends);
    }

    /** The Service that asks for it, {@code namespace/name}; empty for a pod's own. */
    Optional<String> service() {
        String[] parts = id.split("/", -1);
        int kind = parts.length - 2;
        return kind > 0 && parts[kind].equals("Service")
                ? Optional.of(parts[kind - 1] + "/" + parts[kind + 1])
                : Optional.empty();
    }

    /**
     * Where they are led.
     *
     * @param sure false where that rests on what nobody knows, such as to which node they come
     */
    public record Backend(Family family, Unsigned128 address, int port, boolean sure) {
        Backend unsure() {
            return new Backend(family, address, port, false);
        }

        public AddressSet addresses() {
            return AddressSet.of(new Prefix(family, address, family.bits()));
        }
    }
}
