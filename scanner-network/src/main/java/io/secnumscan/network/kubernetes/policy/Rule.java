package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.kubernetes.select.Extents;
import io.secnumscan.network.kubernetes.select.Peer;
import java.util.List;

/**
 * A rule of a policy: it matches packets of which all is as it says.
 *
 * @param own what the pod's own address must be too; anyone where the rule says nothing of it
 * @param ports any of them; none matches nothing
 * @param notPorts none of them
 * @param sure false where it asks for more than addresses, protocols and ports: then it may match all that, or nothing
 */
public record Rule(Action action, Peer peer, Peer own, List<Ports> ports, List<Ports> notPorts, boolean sure) {
    public Rule {
        ports = List.copyOf(ports);
        notPorts = List.copyOf(notPorts);
    }

    public Rule(Action action, Peer peer, List<Ports> ports) {
        this(action, peer, new Peer.Anyone(), ports, List.of(), true);
    }

    public Rule unsure() {
        return new Rule(action, peer, own, ports, notPorts, false);
    }

    boolean hasNames() {
        return ports.stream().anyMatch(Ports.Named.class::isInstance)
                || notPorts.stream().anyMatch(Ports.Named.class::isInstance);
    }

    boolean restsOnNode() {
        return Extents.mentionsOwnNode(peer) || Extents.mentionsOwnNode(own);
    }
}
