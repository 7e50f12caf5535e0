package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.kubernetes.select.PodSelector;
import java.util.List;

/**
 * A policy of any kind.
 *
 * @param name {@code KIND NAMESPACE/NAME}, for people
 * @param order lower ones come first in their tier; what has the same comes in any order
 * @param isolatesIngress whether a selected pod takes nothing but what some policy of the tier allows
 * @param isolatesEgress whether it sends nothing else
 */
public record Policy(
        String name, Kind kind, Tier tier, double order, PodSelector subject, boolean isolatesIngress,
        boolean isolatesEgress, List<Rule> ingress, List<Rule> egress) {
    /** Before those of Kubernetes with Calico's order: https://docs.tigera.io/calico/latest/network-policy/. */
    public static final double KUBERNETES_ORDER = 1000;

    public Policy {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    public List<Rule> rules(Direction direction) {
        return direction == Direction.INGRESS ? ingress : egress;
    }

    public boolean isolates(Direction direction) {
        return direction == Direction.INGRESS ? isolatesIngress : isolatesEgress;
    }

    boolean hasNames(Direction direction) {
        return rules(direction).stream().anyMatch(Rule::hasNames);
    }

    boolean restsOnNode(Direction direction) {
        return rules(direction).stream().anyMatch(Rule::restsOnNode);
    }
}
