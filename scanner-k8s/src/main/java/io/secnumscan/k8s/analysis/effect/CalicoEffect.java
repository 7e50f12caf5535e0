package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.net.AddressSet;
import io.secnumscan.core.net.Prefix;
import io.secnumscan.k8s.analysis.Labels.Label;
import io.secnumscan.k8s.analysis.selection.CalicoSelector;
import java.util.List;
import java.util.Locale;

/**
 * A policy of Calico. Rules are asked in their order; what is of a type that it is about and no rule allows is refused. Nothing
 * holds its words to one spelling, and what enforces it reads them without case.
 *
 * @see <a href="https://docs.tigera.io/calico/latest/reference/resources/networkpolicy">Calico network policies</a>
 */
final class CalicoEffect {
    private static final List<String> PROTOCOLS =
            List.of("protocol", "notProtocol", "icmp", "notICMP", "http", "ipVersion");
    private static final List<String> NARROWING = List.of("notSelector", "serviceAccounts", "services", "domains");

    private CalicoEffect() {}

    static void of(JsonNode policy, Effect effect) {
        JsonNode spec = policy.path("spec");
        if (!spec.isObject()) {
            effect.notUnderstood();
            return;
        }
        for (Direction direction : Direction.values()) {
            if (isAbout(spec, direction)) {
                effect.refuses(direction);
                direction(spec.path(direction.word()), direction, effect,
                        policy.path("metadata").path("namespace").asText(""));
            }
        }
    }

    /** Without types it is about what it has rules for, and about ingress when it has none. */
    private static boolean isAbout(JsonNode spec, Direction direction) {
        JsonNode types = spec.path("types");
        if (!types.isEmpty()) {
            return Json.any(types, type -> word(type).equals(direction.word()));
        }
        boolean ruled = !spec.path(direction.word()).isEmpty();
        return ruled || direction == Direction.INGRESS && spec.path("egress").isEmpty();
    }

    private static void direction(JsonNode rules, Direction direction, Effect effect, String own) {
        Effect.Allowed allowed = new Effect.Allowed();
        Blocks denied = Blocks.NONE;
        for (JsonNode rule : rules) {
            Peers peers = peers(rule.path(direction == Direction.INGRESS ? "source" : "destination"), own);
            String ports = ports(rule, direction);
            switch (word(rule.path("action"))) {
                case "allow" -> allowed.add(ports, new Peers(
                        peers.everyone(), peers.namespaces(), peers.blocks().without(denied.set()), peers.unread()));
                case "deny" -> denied = ports.isEmpty() ? denied.and(peers.blocks()) : denied;
                case "pass", "log" -> {}
                default -> effect.notUnderstood();
            }
            boolean last = List.of("deny", "pass").contains(word(rule.path("action")));
            if (last && ports.isEmpty() && peers.everyone().contains("*")) {
                break;
            }
        }
        effect.allows(direction, allowed);
        effect.denies(direction, denied);
    }

    private static Peers peers(JsonNode end, String own) {
        boolean narrowed = NARROWING.stream().anyMatch(key -> isSaid(end.path(key)));
        if (narrowed) {
            return Peers.NONE;
        }
        if (!end.path("nets").isEmpty()) {
            Blocks blocks = Blocks.NONE;
            for (JsonNode net : end.path("nets")) {
                blocks = blocks.and(Blocks.of(net.asText(""), end.path("notNets")));
            }
            return isSaid(end.path("selector")) || isSaid(end.path("namespaceSelector")) ? Peers.NONE
                    : Peers.of(blocks);
        }
        if (!isSaid(end.path("selector")) && !isSaid(end.path("namespaceSelector"))) {
            return end.path("notNets").isEmpty() ? Peers.everyone("*") : Peers.of(everythingBut(end.path("notNets")));
        }
        return pods(end, own);
    }

    private static Peers pods(JsonNode end, String own) {
        CalicoSelector pods = CalicoSelector.parse(end.path("selector").asText(""));
        CalicoSelector namespaces = CalicoSelector.parse(end.path("namespaceSelector").asText(""));
        if (!(pods instanceof CalicoSelector.All)) {
            return Peers.NONE;
        }
        if (!isSaid(end.path("namespaceSelector"))) {
            return own.isEmpty() ? Peers.everyone("*/*") : Peers.NONE;
        }
        return namespaces instanceof CalicoSelector.All
                ? Peers.everyone("*/*")
                : Peers.of(namespace -> namespaces.matches(key -> key.equals("projectcalico.org/name")
                        ? new Label.Is(namespace.name())
                        : namespace.labels().get(key)));
    }

    private static Blocks everythingBut(JsonNode nets) {
        AddressSet left = AddressSet.ALL;
        for (JsonNode net : nets) {
            var prefix = Prefix.parse(net.asText("").strip());
            if (prefix.isEmpty()) {
                return Blocks.unknown();
            }
            left = left.minus(AddressSet.of(prefix.get()));
        }
        return new Blocks(left, List.of("* - " + nets.toString().replaceAll("[\"\\[\\]]", "")), false);
    }

    private static boolean isSaid(JsonNode node) {
        return !node.isEmpty() || node.isTextual() && !node.textValue().isBlank();
    }

    private static String ports(JsonNode rule, Direction direction) {
        StringBuilder said = new StringBuilder();
        for (String key : PROTOCOLS) {
            if (!rule.path(key).isMissingNode() && !rule.path(key).isNull()) {
                said.append(said.isEmpty() ? "" : " ").append(rule.path(key).asText(key));
            }
        }
        for (String end : List.of("source", "destination")) {
            for (String key : List.of("ports", "notPorts")) {
                JsonNode ports = rule.path(end).path(key);
                if (!ports.isEmpty()) {
                    said.append(said.isEmpty() ? "" : " ").append(ports.toString().replaceAll("[\"\\[\\]]", ""));
                }
            }
        }
        // What is asked of the policy's own end narrows as ports do.
        JsonNode own = rule.path(direction == Direction.INGRESS ? "destination" : "source");
        for (String key : List.of("nets", "notNets", "selector", "notSelector", "serviceAccounts")) {
            if (isSaid(own.path(key))) {
                said.append(said.isEmpty() ? "" : " ").append(own.path(key).toString().replaceAll("[\"\\[\\]]", ""));
            }
        }
        return said.toString();
    }

    private static String word(JsonNode text) {
        return text.asText("").toLowerCase(Locale.ROOT);
    }
}
