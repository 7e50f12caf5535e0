package io.secnumscan.network.packet;

import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Between which addresses so many ports are open that what is open was not chosen. */
@SuppressWarnings("ReferenceEquality") // nodes that hold the same are the same
final class Breadth {
    private static final int HALF = 32_768;

    private final Node nothing;
    private final Map<Node, Boolean> wide = new IdentityHashMap<>();

    Breadth(Node nothing) {
        this.nothing = nothing;
    }

    AddressSet of(Node families, Field field) {
        Map<Family, List<Ranges.Range>> found = new EnumMap<>(Family.class);
        for (int i = 0; i < families.size(); i++) {
            List<Ranges.Range> here = found.computeIfAbsent(
                    families.low(i) == 4 ? Family.V4 : Family.V6, family -> new ArrayList<>());
            collect(families.to(i), field, here);
        }
        return new AddressSet(ranges(found, Family.V4), ranges(found, Family.V6));
    }

    private static Ranges ranges(Map<Family, List<Ranges.Range>> found, Family family) {
        return Ranges.canonical(found.getOrDefault(family, List.of()));
    }

    private void collect(Node destinations, Field field, List<Ranges.Range> found) {
        for (int i = 0; i < destinations.size(); i++) {
            Node sources = destinations.to(i);
            for (int j = 0; j < sources.size(); j++) {
                if (isWide(sources.to(j))) {
                    found.add(field == Field.DESTINATION
                            ? new Ranges.Range(destinations.first(i), destinations.last(i))
                            : new Ranges.Range(sources.first(j), sources.last(j)));
                }
            }
        }
    }

    private boolean isWide(Node protocols) {
        return wide.computeIfAbsent(protocols, node -> {
            for (int i = 0; i < node.size(); i++) {
                if (holdsPorts(node.first(i).low(), node.low(i)) && ports(node.to(i)) > HALF) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean holdsPorts(long first, long last) {
        for (long protocol = first; protocol <= last; protocol++) {
            if (Universe.hasPorts(Math.toIntExact(protocol))) {
                return true;
            }
        }
        return false;
    }

    private long ports(Node node) {
        long count = 0;
        for (int i = 0; i < node.size(); i++) {
            if (node.to(i) != nothing) {
                count += node.low(i) - node.first(i).low() + 1;
            }
        }
        return count;
    }
}
