package io.secnumscan.k8s.analysis.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.resource.Resource;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a policy of Kyverno does with what it does not like. A rule may say so itself; the policy says it for the others,
 * and for some namespaces another thing.
 *
 * @see <a href="https://kyverno.io/docs/policy-types/cluster-policy/validate/">Validate rules</a>
 */
final class Kyverno {
    private static final String ACTION = "validationFailureAction";

    private Kyverno() {}

    /** Empty for a policy that only changes or makes objects. */
    static Optional<ObjectNode> row(Resource policy, ObjectNode row) {
        JsonNode spec = policy.attributes().path("spec");
        SortedSet<String> actions = new TreeSet<>();
        boolean judges = false;
        for (JsonNode rule : spec.path("rules")) {
            if (rule.path("validate").isObject()) {
                judges = true;
                actions.add(action(rule.path("validate").path("failureAction"), spec));
                overrides(rule.path("validate").path("failureActionOverrides"), actions);
            }
            for (JsonNode image : rule.path("verifyImages")) {
                judges = true;
                actions.add(action(image.path("failureAction"), spec));
            }
        }
        overrides(spec.path(ACTION + "Overrides"), actions);
        if (!spec.path("admission").asBoolean(true)) {
            actions.add("Audit");
        }
        actions.forEach(row.putArray("actions")::add);
        return judges ? Optional.of(row) : Optional.empty();
    }

    private static void overrides(JsonNode overrides, SortedSet<String> actions) {
        overrides.forEach(override -> actions.add(word(override.path("action").asText("Audit"))));
    }

    private static String action(JsonNode own, JsonNode spec) {
        return word(own.isTextual() ? own.asText() : spec.path(ACTION).asText("Audit"));
    }

    /** Of old also in lower case. */
    private static String word(String action) {
        return action.toLowerCase(Locale.ROOT).equals("enforce") ? "Deny" : "Audit";
    }
}
