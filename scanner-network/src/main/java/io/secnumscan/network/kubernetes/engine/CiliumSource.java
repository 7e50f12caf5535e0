package io.secnumscan.network.kubernetes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where an agent of Cilium takes its options from: its arguments come first, then its environment, then what is said of single
 * nodes, then the ConfigMap. Of the map's values a snapshot has only those that are switches or among a few words; a key without
 * one is unknown.
 *
 * @param map attributes of its ConfigMap; empty where there is none
 * @param overridden keys that are said otherwise of some nodes
 * @param known whether map and keys are all that there are
 * @param current whether it started after the map was last changed: agents read it as their pods start
 * @see <a href="https://docs.cilium.io/en/stable/configuration/">Making changes</a>
 * @see <a href="https://docs.cilium.io/en/stable/configuration/per-node-config/">Per-node configuration</a>
 */
record CiliumSource(Options options, Optional<JsonNode> map, Set<String> overridden, boolean known, Answer current) {
    private static final String NOT_KNOWN = "";

    CiliumSource {
        overridden = Set.copyOf(overridden);
    }

    boolean isSet(String key) {
        return options.mentions(key) || !isInMapAlone(key) || inMap(key);
    }

    Answer isOn(String key, Answer otherwise) {
        if (options.mentions(key)) {
            return options.isOn(key, otherwise);
        }
        if (!isInMapAlone(key)) {
            return Answer.UNKNOWN;
        }
        JsonNode on = at("switches", key);
        return on.isBoolean() ? Answer.of(on.asBoolean()) : inMap(key) ? Answer.UNKNOWN : otherwise;
    }

    String choice(String key, String otherwise) {
        Optional<String> given = options.value(key);
        if (given.isPresent()) {
            return given.get().toLowerCase(Locale.ROOT);
        }
        if (!isInMapAlone(key)) {
            return NOT_KNOWN;
        }
        String choice = at("choices", key).asText("");
        return !choice.isEmpty() ? choice : inMap(key) ? NOT_KNOWN : otherwise;
    }

    /** Whether it runs with a switch on, and not only will once it starts anew. */
    boolean runsWith(String key) {
        return isOn(key, Answer.NO) == Answer.YES && (options.mentions(key) || current == Answer.YES);
    }

    /** Whether nothing but the map can say it, and the agent has read the map as it is. */
    private boolean isInMapAlone(String key) {
        return known && current != Answer.NO && !options.hasVariable(variable(key)) && !overridden.contains(key);
    }

    private JsonNode at(String member, String key) {
        return map.map(attributes -> attributes.path(member).path(key)).orElse(MissingNode.getInstance());
    }

    private boolean inMap(String key) {
        return !at("data", key).isMissingNode();
    }

    private static String variable(String key) {
        return "CILIUM_" + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
