package io.secnumscan.network.kubernetes.read;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.network.kubernetes.select.Labels;
import java.util.List;

/**
 * A node.
 *
 * @param id {@code TARGET//Node/NAME}
 * @param listed its addresses in the order of the API; what leaves pods in the node's name has the first of the family
 */
public record Node(String id, String name, Labels labels, List<AddressSet> listed) {
    public Node {
        listed = List.copyOf(listed);
    }

    public AddressSet addresses() {
        return listed.stream().reduce(AddressSet.NONE, AddressSet::union);
    }
}
