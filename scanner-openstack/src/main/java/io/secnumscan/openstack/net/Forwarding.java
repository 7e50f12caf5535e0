package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * One end of a port forwarding of Neutron's, which gives a port or a range of ports and leaves the other null.
 *
 * @param range {@code 5900:5910}, or a port
 */
record Forwarding(Optional<Long> port, Optional<String> range) {
    /** Whether it is one of these ports or meets them; unknown where neither was given or the range can't be read. */
    Object meets(String wanted) {
        Ports ports = NetFunctions.ports(wanted);
        return port.map(Object::toString)
                .or(() -> range.map(text -> text.replace(':', '-')))
                .flatMap(Ports::parse)
                .<Object>map(ports::meets)
                .orElseGet(() -> new Outcome.Unknown(List.of("the ports of a forwarding")));
    }
}
