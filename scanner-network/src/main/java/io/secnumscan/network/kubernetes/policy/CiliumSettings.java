package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How Cilium is set up: its ConfigMap, and arguments of its agents, which come first. Of the map's values a snapshot has only
 * those that are switches or among a few words; a key without one is unknown.
 *
 * @param enforces false with {@code never}, and where policies are only audited
 * @param always whether pods that no policy selects are isolated too
 * @param blocksHoldNodes whether blocks of addresses hold the cluster's own
 * @see <a href="https://docs.cilium.io/en/stable/security/network/policyenforcement/">Policy enforcement modes</a>
 */
record CiliumSettings(Answer enforces, Answer always, Answer blocksHoldNodes) {
    static final CiliumSettings DEFAULT = new CiliumSettings(Answer.YES, Answer.NO, Answer.NO);

    private static final List<String> OPTIONS = List.of("--enable-policy", "--policy-audit-mode");
    private static final Set<String> VARIABLES = Set.of("CILIUM_ENABLE_POLICY", "CILIUM_POLICY_AUDIT_MODE");

    CiliumSettings with(Resource map) {
        JsonNode object = map.attributes();
        JsonNode keys = object.path("data");
        return new CiliumSettings(
                mode(keys, object.path("choices").path("enable-policy"), enforces, always, true)
                        .and(audited(keys, object.path("switches").path("policy-audit-mode")).not())
                        .and(networkPolicies(keys, object.path("switches").path("enable-k8s-networkpolicy"))),
                mode(keys, object.path("choices").path("enable-policy"), enforces, always, false),
                keys.has("policy-cidr-match-mode") ? Answer.UNKNOWN : blocksHoldNodes);
    }

    private static Answer mode(JsonNode keys, JsonNode choice, Answer enforces, Answer always, boolean enforcing) {
        return switch (choice.asText("")) {
            case "default" -> Answer.of(enforcing);
            case "always" -> Answer.YES;
            case "never" -> Answer.NO;
            default -> keys.has("enable-policy") ? Answer.UNKNOWN : enforcing ? enforces : always;
        };
    }

    private static Answer audited(JsonNode keys, JsonNode on) {
        if (on.isBoolean()) {
            return Answer.of(on.asBoolean());
        }
        return keys.has("policy-audit-mode") ? Answer.UNKNOWN : Answer.NO;
    }

    /** Switched off, NetworkPolicies do nothing and Cilium's own still do: neither surely for all. */
    private static Answer networkPolicies(JsonNode keys, JsonNode on) {
        boolean surely = !keys.has("enable-k8s-networkpolicy") || on.isBoolean() && on.asBoolean();
        return surely ? Answer.YES : Answer.UNKNOWN;
    }

    /** Those of an agent; a variable of its environment that says the same counts as an option whose value is not known. */
    static List<String> arguments(JsonNode agent) {
        List<String> all = new ArrayList<>(Engine.arguments(agent));
        for (JsonNode variable : agent.path("env")) {
            if (VARIABLES.contains(variable.path("name").asText())) {
                all.add("--enable-policy");
            }
        }
        return all;
    }

    CiliumSettings with(List<String> arguments) {
        CiliumSettings after = this;
        for (String argument : arguments) {
            after = switch (argument) {
                case "--enable-policy=never", "--policy-audit-mode", "--policy-audit-mode=true" ->
                        new CiliumSettings(Answer.NO, Answer.NO, after.blocksHoldNodes);
                case "--enable-policy=always" ->
                        new CiliumSettings(after.enforces, after.enforces, after.blocksHoldNodes);
                case "--enable-policy=default", "--policy-audit-mode=false" -> after;
                default -> OPTIONS.stream().anyMatch(argument::contains) ? unread() : after;
            };
        }
        return after;
    }

    /** Nothing is known of the map. */
    static CiliumSettings unread() {
        return new CiliumSettings(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);
    }
}
