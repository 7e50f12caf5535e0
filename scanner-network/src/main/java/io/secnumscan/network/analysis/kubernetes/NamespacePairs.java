package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.secnumscan.core.assess.ReachMap.Pair;
import io.secnumscan.core.assess.ReachMap.Place;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.Traffic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Flows of workloads, merged by the namespaces that they are in, for a report. What is kept is small however many workloads
 * there are: of each sender what passes to a few others, and of the rest that it does.
 */
final class NamespacePairs {
    private static final int KNOWN = 40;
    private static final String NAMESPACE = "namespace/";

    private final Ways ways;
    private final Tenancy tenancy;
    private final Map<Traffic, Traffic> alike = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> places = new ArrayList<>();
    private final Map<String, Sender> senders = new HashMap<>();

    NamespacePairs(Ways ways, Tenancy tenancy) {
        this.ways = ways;
        this.tenancy = tenancy;
    }

    /** By number what is reached, and by name what passes to a few. */
    private record Sender(BitSet surely, BitSet perhaps, SortedMap<String, Known> known) {}

    /** What passes from one namespace to another place. */
    private static final class Known {
        private boolean certain;
        private JsonNode way = MissingNode.getInstance();
        private Traffic surely = Traffic.NONE;
        private Traffic perhaps = Traffic.NONE;
    }

    /** Hears of what a namespace sends to places that are none. The system's own are no tenants: what they send is not kept. */
    FlowListener beyond(String namespace) {
        return tenancy.isSystem(namespace)
                ? FlowListener.NONE
                : (other, surely, packets) -> add(namespace, other, surely, packets);
    }

    /** Hears of what a namespace sends to others. */
    FlowListener among(String namespace) {
        FlowListener listener = beyond(namespace);
        return (other, surely, packets) -> listener.hear(NAMESPACE + other, surely, packets);
    }

    private void add(String from, String other, boolean surely, PacketSet packets) {
        Sender sender =
                senders.computeIfAbsent(from, any -> new Sender(new BitSet(), new BitSet(), new TreeMap<>()));
        (surely ? sender.surely() : sender.perhaps()).set(number(other));
        if (sender.known().size() < KNOWN || sender.known().containsKey(other)) {
            add(sender.known().computeIfAbsent(other, any -> new Known()), other, surely, packets);
        }
    }

    private int number(String place) {
        return numbers.computeIfAbsent(place, any -> {
            places.add(place);
            return places.size() - 1;
        });
    }

    private void add(Known known, String other, boolean surely, PacketSet packets) {
        if (known.way.isMissingNode() || surely && !known.certain) {
            known.way = ways.flow(other, surely, packets);
        }
        known.certain |= surely;
        Traffic its = Traffic.of(packets);
        if (surely) {
            known.surely = both(known.surely, its);
        } else {
            known.perhaps = both(known.perhaps, its);
        }
    }

    /** Few differ, so that pairs share what they hold. */
    private Traffic both(Traffic before, Traffic more) {
        return more.minus(before).isEmpty() ? before
                : alike.computeIfAbsent(before.or(more), its -> its);
    }

    /** The pairs of a namespace: first those of which most is known. */
    List<Pair> of(String namespace) {
        List<Pair> pairs = new ArrayList<>();
        Sender sender = senders.get(namespace);
        if (sender == null) {
            return pairs;
        }
        Place from = place(NAMESPACE + namespace);
        sender.known().forEach((other, known) -> pairs.add(new Pair(
                from, place(other), known.certain, Ways.traffic(known.certain ? known.surely : known.perhaps),
                known.way.path("witness").asText(),
                known.way.path("because").valueStream().map(JsonNode::asText).toList())));
        BitSet all = (BitSet) sender.surely().clone();
        all.or(sender.perhaps());
        all.stream().filter(number -> !sender.known().containsKey(places.get(number))).forEach(number -> pairs.add(
                new Pair(from, place(places.get(number)), sender.surely().get(number), List.of(), "", List.of())));
        return pairs;
    }

    private Place place(String id) {
        String label = label(id);
        if (!id.startsWith(NAMESPACE)) {
            return new Place(id, label, id, label);
        }
        String zone = tenancy.zone(label);
        return new Place(id, label, zone, label(zone));
    }

    private static String label(String place) {
        return place.startsWith(NAMESPACE) ? place.substring(NAMESPACE.length()) : place;
    }
}
