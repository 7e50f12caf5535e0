package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What becomes of one packet in a cluster, by reading the objects again for each: slow, and too simple to be wrong. It says at
 * which ends the packet may come out.
 */
final class Simulator {
    private final boolean enforced;
    /** Whether what goes to the own node is filtered; it depends on the engine. */
    private final boolean filtersOwnNode;
    private final Engine engine;

    Simulator(List<ObjectNode> objects) {
        Listed listed = new Listed(objects);
        boolean cilium = runs(listed, "cilium-agent");
        boolean calico = runs(listed, "calico-node");
        enforced = cilium || calico || runs(listed, "netpol");
        filtersOwnNode = cilium || calico;
        engine = cilium ? new CiliumSimulator(listed)
                : calico ? new CalicoSimulator(listed)
                : new ReferenceSimulator(listed);
    }

    /** What enforces policies, by its own documentation. */
    interface Engine {
        /** How a packet may fare with the policies about a pod: about its sender's for egress, its receiver's for ingress. */
        Set<End> ends(Sent sent, String direction);
    }

    private static boolean runs(Listed listed, String container) {
        return listed.ofKind("Pod").stream()
                .anyMatch(pod -> pod.at("/spec/containers/0/name").asText().equals(container));
    }

    /** What becomes of it: {@code reachable}, {@code possible}, {@code blocked}. */
    String answer(Sent sent) {
        Set<End> out = outgoing(sent);
        Set<End> in = incoming(sent);
        boolean may = out.contains(End.ALLOW) && in.contains(End.ALLOW);
        boolean must = !out.contains(End.DENY) && !in.contains(End.DENY);
        return must ? "reachable" : may ? "possible" : "blocked";
    }

    /** Where nothing runs that enforces policies they are only texts. */
    Set<End> outgoing(Sent sent) {
        JsonNode from = sent.from();
        if (!enforced || !Listed.filtered(from)) {
            return Set.of(End.ALLOW);
        }
        Set<End> ends = engine.ends(sent, "egress");
        return !filtersOwnNode && Listed.isOwnNode(from, sent.to()) && ends.equals(Set.of(End.DENY))
                ? Set.of(End.values())
                : ends;
    }

    /** What comes from the own node passes. */
    Set<End> incoming(Sent sent) {
        return enforced && Listed.filtered(sent.to()) && !Listed.isOwnNode(sent.to(), sent.from())
                ? engine.ends(sent, "ingress")
                : Set.of(End.ALLOW);
    }
}
