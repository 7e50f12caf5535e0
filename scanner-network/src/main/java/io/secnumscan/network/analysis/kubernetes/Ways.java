package io.secnumscan.network.analysis.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.net.Family;
import io.secnumscan.core.net.Ranges;
import io.secnumscan.core.net.Unsigned128;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.PacketText;
import io.secnumscan.network.kubernetes.ClusterFilters;
import io.secnumscan.network.kubernetes.policy.Direction;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.packet.Packet;
import io.secnumscan.network.packet.PacketSet;
import io.secnumscan.network.packet.Traffic;
import io.secnumscan.network.reach.Typical;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flows as rules see them: a packet that passes, and the pods and policies that let it. Whether a flow exists is left out where
 * that is not known.
 */
final class Ways {
    /** More protocols than anybody names. */
    private static final int MANY = 16;

    private final ClusterFilters filters;
    private final Map<Address, Pod> holders = new HashMap<>();

    private record Address(Family family, Unsigned128 number) {}

    Ways(ClusterFilters filters) {
        this.filters = filters;
        filters.cluster().pods().stream().filter(pod -> !pod.hostNetwork()).forEach(this::hold);
    }

    private void hold(Pod pod) {
        for (Family family : Family.values()) {
            for (Ranges.Range range : pod.addresses().ranges(family).list()) {
                holders.put(new Address(family, range.first()), pod);
            }
        }
    }

    private Optional<Pod> holder(int family, Unsigned128 address) {
        return Optional.ofNullable(holders.get(new Address(family == 4 ? Family.V4 : Family.V6, address)));
    }

    /**
     * @param other what is at the other end, as rules and people know it
     * @param certain whether these packets surely pass
     */
    ObjectNode flow(String other, boolean certain, PacketSet packets) {
        ObjectNode flow = JsonNodeFactory.instance.objectNode();
        flow.put("other", other);
        if (certain) {
            flow.put("reachable", true);
        }
        ArrayNode traffic = flow.putArray("traffic");
        traffic(Traffic.of(packets)).forEach(traffic::add);
        Packet packet = Typical.of(packets).orElseThrow();
        flow.put("witness", PacketText.of(packet));
        ArrayNode because = flow.putArray("because");
        holder(packet.family(), packet.source()).ifPresent(pod -> {
            because.add("Pod/" + Workload.at(pod));
            filters.policies().allowing(pod, Direction.EGRESS, packet).forEach(because::add);
        });
        holder(packet.family(), packet.destination()).ifPresent(pod -> {
            filters.policies().allowing(pod, Direction.INGRESS, packet).forEach(because::add);
            because.add("Pod/" + Workload.at(pod));
        });
        return flow;
    }

    /** Those of all ports are so many that they are told as one where few are left out. */
    static List<String> traffic(Traffic traffic) {
        List<FlowLine.Protocol> all = FlowLine.protocols(traffic);
        boolean most = all.size() > MANY;
        List<String> told = new ArrayList<>();
        all.stream()
                .filter(one -> !one.ports().isEmpty() || !most)
                .map(one -> one.ports().isEmpty() ? one.name() : one.name() + " " + String.join(",", one.ports()))
                .forEach(told::add);
        if (most) {
            told.add(told.isEmpty() ? "any protocol" : "any other protocol");
        }
        return told;
    }
}
