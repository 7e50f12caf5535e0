package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a Calico policy does to ingress: of the types that it is about, what no rule of it allows is refused.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy">Calico network policies</a>
 */
final class CalicoIngress {
    private static final Set<String> LETS_IN = Set.of("allow", "pass");

    private CalicoIngress() {}

    /** Empty when the policy is in no form that is understood. */
    static Optional<Ingress> of(JsonNode spec) {
        JsonNode types = spec.path("types");
        JsonNode rules = spec.path("ingress");
        if (!spec.isObject() || !Parts.list(types, JsonNode::isTextual) || !Parts.list(rules, JsonNode::isObject)) {
            return Optional.empty();
        }
        // Without types it is about what it has rules for, and about ingress when it has none.
        boolean about = types.isEmpty()
                ? !rules.isEmpty() || spec.path("egress").isEmpty()
                : Parts.any(types, type -> word(type).equals("ingress"));
        if (!about) {
            return Optional.of(Ingress.UNTOUCHED);
        }
        return Optional.of(Parts.any(rules, CalicoIngress::opens) ? Ingress.OPEN : Ingress.RESTRICTED);
    }

    /** Nothing holds these words to one spelling, and what enforces policies reads them without case. */
    private static String word(JsonNode text) {
        return text.asText("").toLowerCase(Locale.ROOT);
    }

    /** Rules before it may refuse some: then too a person should look. */
    private static boolean opens(JsonNode rule) {
        boolean anyPort = List.of("protocol", "notProtocol", "icmp", "notICMP", "http", "ipVersion").stream()
                .allMatch(key -> Parts.none(rule.path(key)));
        return LETS_IN.contains(word(rule.path("action"))) && anyPort && rule.path("destination").isEmpty()
                && everySource(rule.path("source"));
    }

    private static boolean everySource(JsonNode source) {
        List<String> nets = new ArrayList<>();
        source.path("nets").forEach(net -> nets.add(net.asText()));
        boolean narrowed = List.of("notNets", "notSelector", "ports", "notPorts", "serviceAccounts").stream()
                .anyMatch(key -> !source.path(key).isEmpty() || source.path(key).isTextual());
        return !narrowed && all(source, "selector") && all(source, "namespaceSelector")
                && (nets.isEmpty() || Blocks.coverAll(nets));
    }

    private static boolean all(JsonNode source, String selector) {
        return CalicoSelector.parse(source.path(selector).asText("")) instanceof CalicoSelector.All;
    }
}
