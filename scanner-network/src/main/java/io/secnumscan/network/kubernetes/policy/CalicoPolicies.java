package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.read.Namespace;
import io.secnumscan.network.kubernetes.read.Pod;
import io.secnumscan.network.kubernetes.select.Answer;
import io.secnumscan.network.kubernetes.select.CalicoExpression;
import io.secnumscan.network.kubernetes.select.CalicoSelector;
import io.secnumscan.network.kubernetes.select.PodSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Calico's policies: by tier, and in a tier by order; the first rule that matches decides. A pod that a policy of a tier
 * selects is refused what no rule of the tier matches. Kubernetes' own policies are in the default tier with order 1000. The
 * order of other tiers is not read, so what is in them may come first or not at all. Rules for packets that are not tracked or
 * not translated yet are the hosts'.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy">Network policy</a>
 * @see <a href="https://docs.tigera.io/calico/latest/network-policy/policy-tiers/tiered-policy">Tiers</a>
 */
final class CalicoPolicies {
    private CalicoPolicies() {}

    static List<Policy> of(Resource resource, Kind kind) {
        JsonNode spec = resource.attributes().path("spec");
        if (spec.path("preDNAT").asBoolean(false) || spec.path("doNotTrack").asBoolean(false)) {
            return List.of();
        }
        Optional<String> own = kind == Kind.CALICO
                ? Optional.of(resource.attributes().at("/metadata/namespace").asText())
                : Optional.empty();
        PodSelector subject = new CalicoSelector(
                own,
                CalicoExpression.parse(own.isEmpty() ? spec.path("namespaceSelector").asText("") : ""),
                CalicoExpression.parse(spec.path("selector").asText("")));
        if (!spec.path("serviceAccountSelector").asText("").isEmpty()) {
            subject = new Doubtful(subject);
        }
        String tier = spec.path("tier").asText("");
        return List.of(new Policy(
                kind.title() + " " + own.map(namespace -> namespace + "/").orElse("") + resource.name(), kind,
                tier.isEmpty() || tier.equals("default") ? Tier.DEFAULT : Tier.SOMEWHERE,
                spec.path("order").isNumber() ? spec.path("order").asDouble() : Double.POSITIVE_INFINITY, subject,
                isAbout(spec, Direction.INGRESS), isAbout(spec, Direction.EGRESS),
                rules(spec, Direction.INGRESS, own), rules(spec, Direction.EGRESS, own)));
    }

    /** Without types it is about what it has rules for, and about ingress when it has none. */
    private static boolean isAbout(JsonNode spec, Direction direction) {
        boolean egress = !spec.path("egress").isEmpty();
        if (spec.path("types").isEmpty()) {
            return direction == Direction.EGRESS ? egress : !egress || !spec.path("ingress").isEmpty();
        }
        String wanted = direction == Direction.INGRESS ? "Ingress" : "Egress";
        for (JsonNode type : spec.path("types")) {
            if (type.asText().equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<Rule> rules(JsonNode spec, Direction direction, Optional<String> own) {
        List<Rule> rules = new ArrayList<>();
        if (isAbout(spec, direction)) {
            for (JsonNode rule : spec.path(direction.member())) {
                rules.addAll(read(rule, direction, own));
            }
        }
        return rules;
    }

    /** Felix reads the word whatever its case; what it is that is none of these is not known here. */
    private static List<Rule> read(JsonNode rule, Direction direction, Optional<String> own) {
        return switch (rule.path("action").asText().toLowerCase(Locale.ROOT)) {
            case "allow" -> List.of(CalicoRules.of(rule, Action.ALLOW, direction, own));
            case "deny" -> List.of(CalicoRules.of(rule, Action.DENY, direction, own));
            case "pass", "next-tier" -> List.of(CalicoRules.of(rule, Action.PASS, direction, own));
            // A rule that logs decides nothing.
            case "log" -> List.of();
            default -> List.of(
                    CalicoRules.of(rule, Action.ALLOW, direction, own).unsure(),
                    CalicoRules.of(rule, Action.DENY, direction, own).unsure());
        };
    }

    /** Selects some of those, by labels of service accounts, which are not read. */
    private record Doubtful(PodSelector inner) implements PodSelector {
        @Override
        public boolean mayHold(Namespace namespace) {
            return inner.mayHold(namespace);
        }

        @Override
        public Answer of(Pod pod) {
            return inner.of(pod).and(Answer.UNKNOWN);
        }
    }
}
