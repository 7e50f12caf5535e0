package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.List;

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

    CiliumSettings with(Resource map) {
        JsonNode object = map.attributes();
        JsonNode keys = object.path("data");
        return new CiliumSettings(
                mode(keys, object.path("choices").path("enable-policy"), enforces, always, true)
                        .and(audited(keys, object.path("switches").path("policy-audit-mode")).not()),
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

    CiliumSettings with(List<String> arguments) {
        CiliumSettings after = this;
        for (String argument : arguments) {
            after = switch (argument) {
                case "--enable-policy=never", "--policy-audit-mode", "--policy-audit-mode=true" ->
                        new CiliumSettings(Answer.NO, Answer.NO, after.blocksHoldNodes);
                case "--enable-policy=always" ->
                        new CiliumSettings(after.enforces, after.enforces, after.blocksHoldNodes);
                default -> after;
            };
        }
        return after;
    }

    /** Nothing is known of the map. */
    static CiliumSettings unread() {
        return new CiliumSettings(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN);
    }
}
