package io.secnumscan.openstack.net;

import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.cel.ValueList;
import java.util.BitSet;
import java.util.Optional;

/**
 * Ports as a flow is told by: {@code 22}, {@code 80-90}; an empty list is all of them.
 *
 * @param certain those that were read, each a bit
 * @param unread why there may be others
 */
record PortList(BitSet certain, Optional<Outcome.Unknown> unread) {
    private static final int MOST = 65_536;

    static PortList of(ValueList list) {
        BitSet ports = new BitSet();
        if (list.elements().isEmpty() && list.more().isEmpty()) {
            ports.set(0, MOST);
        }
        for (ValueList.Element element : list.elements()) {
            element.text().toOptional().filter(any -> element.doubt().isEmpty()).map(NetFunctions::ports)
                    .ifPresent(range -> ports.set(range.first(), range.last() + 1));
        }
        return new PortList(ports, list.unknown());
    }

    boolean meets(Ports range) {
        int next = certain.nextSetBit(range.first());
        return next >= 0 && next <= range.last();
    }

    boolean covers(PortList other) {
        BitSet left = (BitSet) other.certain.clone();
        left.andNot(certain);
        return left.isEmpty();
    }
}
