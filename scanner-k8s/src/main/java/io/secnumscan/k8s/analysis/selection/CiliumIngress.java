package io.secnumscan.k8s.analysis.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a Cilium policy does to ingress: with any rule for it, unless told otherwise, pods take nothing but what is named.
 * A rule that names nothing lets nothing in.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/intro/">Policy enforcement modes</a>
 */
final class CiliumIngress {
    private static final Set<String> EVERYONE = Set.of("all", "cluster", "world", "world-ipv4", "world-ipv6");

    private CiliumIngress() {}

    /**
     * Empty when the policy is in no form that is understood.
     *
     * @param clusterwide whether an empty selector of sources means all namespaces, and not its own alone
     */
    static Optional<Ingress> of(JsonNode policy, boolean clusterwide) {
        Stream.Builder<JsonNode> specs = Stream.builder();
        if (policy.has("spec")) {
            specs.add(policy.path("spec"));
        }
        policy.path("specs").forEach(specs::add);
        return Ingress.together(specs.build().map(spec -> ofSpec(spec, clusterwide)));
    }

    private static Optional<Ingress> ofSpec(JsonNode spec, boolean clusterwide) {
        JsonNode rules = spec.path("ingress");
        JsonNode denials = spec.path("ingressDeny");
        JsonNode isolates = spec.path("enableDefaultDeny").path("ingress");
        if (!spec.isObject() || !Parts.list(rules, JsonNode::isObject) || !Parts.list(denials, JsonNode::isObject)
                || !Parts.none(isolates) && !isolates.isBoolean()) {
            return Optional.empty();
        }
        if (Parts.any(rules, rule -> opens(rule, clusterwide))) {
            return Optional.of(Ingress.OPEN);
        }
        boolean ruled = !rules.isEmpty() || !denials.isEmpty();
        if (isolates.asBoolean(ruled)) {
            return Optional.of(Ingress.RESTRICTED);
        }
        return Optional.of(denials.isEmpty() ? Ingress.UNTOUCHED : Ingress.PARTLY_DENIED);
    }

    private static boolean opens(JsonNode rule, boolean clusterwide) {
        return rule.path("toPorts").isEmpty()
                && (Parts.any(rule.path("fromEntities"), entity -> EVERYONE.contains(entity.asText()))
                        || clusterwide && Parts.any(rule.path("fromEndpoints"), CiliumIngress::everyEndpoint)
                        || Blocks.coverAll(blocks(rule)));
    }

    private static boolean everyEndpoint(JsonNode selector) {
        return selector.isObject() && LabelSelector.of(selector).selectsAll();
    }

    private static List<String> blocks(JsonNode rule) {
        List<String> blocks = new ArrayList<>();
        rule.path("fromCIDR").forEach(block -> blocks.add(block.asText()));
        for (JsonNode set : rule.path("fromCIDRSet")) {
            if (set.path("except").isEmpty()) {
                blocks.add(set.path("cidr").asText(""));
            }
        }
        return blocks;
    }
}
