package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.net.AddressSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A rule of a security group, each part as far as it was read; an empty part was not.
 *
 * @param ingress whether it is about what comes in; else about what goes out
 * @param protocol number, {@link Protocols#ANY} for every one
 * @param ports ports that it lets through, for protocols that have ports
 * @param remote who may send (or receive)
 * @param unread names of the parts before it that were not read
 */
record FilterRule(
        Optional<Boolean> ingress,
        Optional<Integer> protocol,
        Optional<Ports> ports,
        Sources remote,
        SortedSet<String> unread) {
    /** A rule that there may be, of which nothing is known. */
    static FilterRule unknown(Outcome.Unknown because) {
        TreeSet<String> names = new TreeSet<>(because.names());
        Sources anybody = new Sources(AddressSet.NONE, AddressSet.ALL, names);
        return new FilterRule(Optional.empty(), Optional.empty(), Optional.empty(), anybody, names);
    }

    /** The same rule as one that may not be there. */
    FilterRule doubtful(Outcome.Unknown because) {
        return new FilterRule(ingress, protocol, ports, remote.doubtful(new TreeSet<>(because.names())), unread);
    }

    /** Whether it lets a protocol through to one of these ports, at least; empty when what was not read decides it. */
    Optional<Boolean> matches(boolean incoming, int wanted, Ports segment) {
        if (ingress.isPresent() && ingress.get() != incoming || otherProtocol(wanted) || otherPorts(wanted, segment)) {
            return Optional.of(false);
        }
        boolean known = ingress.isPresent() && protocol.isPresent() && (ports.isPresent() || !portsMatter(wanted));
        return known ? Optional.of(true) : Optional.empty();
    }

    private boolean otherProtocol(int wanted) {
        return protocol.isPresent() && protocol.get() != Protocols.ANY && protocol.get() != wanted;
    }

    private boolean otherPorts(int wanted, Ports segment) {
        return portsMatter(wanted) && ports.isPresent() && !ports.get().meets(segment);
    }

    /** A rule for every protocol has no ports. When its protocol was not read, its ports may count. */
    private boolean portsMatter(int wanted) {
        return Protocols.hasPorts(wanted) && protocol.orElse(wanted) != Protocols.ANY;
    }
}
