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

    /** {@code TARGET/NAMESPACE/Kind/NAME}; without a namespace that part is empty. */
    String id(String target) {
        String own = name.substring(Math.min(name.length(), kind.title().length() + 1));
        return String.join("/", target,
                own.contains("/") ? own.replace("/", "/" + word() + "/") : "/" + word() + "/" + own);
    }

    /** With the number of a rule as its object lists them, where each rule is one there. */
    String id(String target, Direction direction, int rule) {
        return kind == Kind.KUBERNETES ? id(target) + "/" + direction.member() + "/" + rule : id(target);
    }

    /** A name of the kind without spaces. */
    private String word() {
        return kind.title().replace(" (Calico)", ".projectcalico.org");
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
