package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Calico's policies as its documentation has them: tier after tier, in each the policies by their order, in each the rules as
 * they are written, until one decides; what none decides is denied where a policy of the tier is about the pod. The order of
 * other tiers, and what they do to the rest, is not in the snapshot: every way is followed.
 */
record CalicoSimulator(Listed listed) implements Simulator.Engine {
    private static final Map<String, Integer> PROTOCOLS =
            Map.of("ICMP", 1, "TCP", 6, "UDP", 17, "ICMPv6", 58, "SCTP", 132);

    /** @param matches null where it is not known */
    private record Step(String action, Boolean matches) {}

    private record Bearing(String tier, double order, List<Step> steps) {}

    @Override
    public Set<End> ends(Sent sent, String direction) {
        List<Bearing> surely = new ArrayList<>();
        List<Bearing> perhaps = new ArrayList<>();
        JsonNode self = sent.self(direction);
        NaivePolicies kubernetes = new NaivePolicies(listed, true);
        for (JsonNode policy : kubernetes.about(self, direction)) {
            surely.add(new Bearing("default", 1000, List.of(
                    new Step("allow", kubernetes.allows(policy, sent, direction)))));
        }
        for (JsonNode policy : listed.ofKind("CalicoNetworkPolicy", "CalicoGlobalNetworkPolicy")) {
            JsonNode spec = policy.path("spec");
            if (about(spec, direction) && selects(policy, self)) {
                (spec.has("serviceAccountSelector") ? perhaps : surely).add(bearing(policy, sent, direction));
            }
        }
        Set<End> ends = new TreeSet<>();
        for (int some = 0; some < 1 << perhaps.size(); some++) {
            List<Bearing> all = new ArrayList<>(surely);
            for (int i = 0; i < perhaps.size(); i++) {
                if ((some >> i & 1) == 1) {
                    all.add(perhaps.get(i));
                }
            }
            tiers(all, ends);
        }
        return ends;
    }

    private static boolean about(JsonNode spec, String direction) {
        if (spec.path("preDNAT").asBoolean() || spec.path("doNotTrack").asBoolean()) {
            return false;
        }
        if (spec.path("types").isEmpty()) {
            boolean egress = spec.path("egress").size() > 0;
            return direction.equals("egress") ? egress : spec.path("ingress").size() > 0 || !egress;
        }
        return spec.path("types").toString().toLowerCase(java.util.Locale.ROOT).contains(direction);
    }

    private boolean selects(JsonNode policy, JsonNode pod) {
        JsonNode spec = policy.path("spec");
        String own = Listed.namespaceOf(policy);
        return (own.isEmpty()
                ? ofNamespace(pod, spec.path("namespaceSelector").asText(""))
                : own.equals(Listed.namespaceOf(pod)))
                && ofPod(pod, spec.path("selector").asText(""));
    }

    private boolean ofNamespace(JsonNode pod, String expression) {
        JsonNode namespace = listed.namespace(Listed.namespaceOf(pod));
        return new NaiveExpression(key -> namespaceLabel(namespace, key), true).holds(expression);
    }

    private static String namespaceLabel(JsonNode namespace, String key) {
        return key.equals("projectcalico.org/name") ? Listed.nameOf(namespace) : label(namespace, key);
    }

    private static String label(JsonNode object, String key) {
        return object.at("/metadata/labels").path(key).asText(null);
    }

    private boolean ofPod(JsonNode pod, String expression) {
        JsonNode namespace = listed.namespace(Listed.namespaceOf(pod));
        return new NaiveExpression(key -> switch (key) {
            case "projectcalico.org/namespace" -> Listed.namespaceOf(pod);
            case "projectcalico.org/serviceaccount" -> pod.at("/spec/serviceAccountName").asText("default");
            case "projectcalico.org/orchestrator" -> "k8s";
            default -> key.startsWith("pcns.") ? namespaceLabel(namespace, key.substring(5)) : label(pod, key);
        }, true).holds(expression);
    }

    private Bearing bearing(JsonNode policy, Sent sent, String direction) {
        JsonNode spec = policy.path("spec");
        List<Step> steps = new ArrayList<>();
        for (JsonNode rule : spec.path(direction)) {
            steps.add(new Step(
                    rule.path("action").asText().toLowerCase(java.util.Locale.ROOT),
                    matches(rule, sent, direction, Listed.namespaceOf(policy))));
        }
        return new Bearing(
                spec.path("tier").asText("default"),
                spec.has("order") ? spec.path("order").asDouble() : Double.MAX_VALUE, steps);
    }

    private void tiers(List<Bearing> all, Set<End> ends) {
        Set<String> names = new TreeSet<>(List.of("default"));
        all.forEach(one -> names.add(one.tier()));
        List<String> others = names.stream().filter(one -> !one.equals("default")).toList();
        for (List<String> order : ReferenceSimulator.permutations(List.copyOf(names))) {
            for (int passing = 0; passing < 1 << others.size(); passing++) {
                Set<String> pass = new TreeSet<>();
                for (int i = 0; i < others.size(); i++) {
                    if ((passing >> i & 1) == 1) {
                        pass.add(others.get(i));
                    }
                }
                walk(order, all, pass, ends);
            }
        }
    }

    private static void walk(List<String> tiers, List<Bearing> all, Set<String> passing, Set<End> ends) {
        for (String tier : tiers) {
            List<Bearing> here = all.stream().filter(one -> one.tier().equals(tier)).toList();
            boolean goesOn = here.isEmpty();
            for (List<Step> steps : here.isEmpty() ? List.<List<Step>>of() : orders(here)) {
                goesOn |= follow(steps, passing.contains(tier), ends);
            }
            if (!goesOn) {
                return;
            }
        }
        ends.add(End.ALLOW);
    }

    /** What has the same order comes in any. */
    private static List<List<Step>> orders(List<Bearing> here) {
        Map<Double, List<Bearing>> byOrder = new TreeMap<>();
        here.forEach(one -> byOrder.computeIfAbsent(one.order(), key -> new ArrayList<>()).add(one));
        List<List<Step>> orders = List.of(List.of());
        for (List<Bearing> equal : byOrder.values()) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> before : orders) {
                for (List<Bearing> order : ReferenceSimulator.permutations(equal)) {
                    List<Step> steps = new ArrayList<>(before);
                    order.forEach(one -> steps.addAll(one.steps()));
                    longer.add(steps);
                }
            }
            orders = longer;
        }
        return orders;
    }

    /** Whether it may go on to the next tier. */
    private static boolean follow(List<Step> steps, boolean passing, Set<End> ends) {
        boolean goesOn = false;
        for (Step step : steps) {
            if (Boolean.FALSE.equals(step.matches()) || step.action().equals("log")) {
                continue;
            }
            boolean known = Set.of("allow", "deny", "pass").contains(step.action());
            if (step.action().equals("allow") || !known) {
                ends.add(End.ALLOW);
            }
            if (step.action().equals("deny") || !known) {
                ends.add(End.DENY);
            }
            goesOn |= step.action().equals("pass");
            if (known && Boolean.TRUE.equals(step.matches())) {
                return goesOn;
            }
        }
        if (!passing) {
            ends.add(End.DENY);
        }
        return goesOn || passing;
    }

    private Boolean matches(JsonNode rule, Sent sent, String direction, String own) {
        boolean six = sent.source().contains(":") || sent.destination().contains(":");
        Boolean family = !rule.has("ipVersion") || rule.path("ipVersion").asInt() == (six ? 6 : 4) ? Boolean.TRUE
                : sent.otherAddress(direction).isEmpty() ? null
                : Boolean.FALSE;
        int protocol = PROTOCOLS.get(sent.protocol());
        boolean protocols = (!rule.has("protocol") || number(rule.path("protocol")) == protocol)
                && (!rule.has("notProtocol") || number(rule.path("notProtocol")) != protocol);
        JsonNode icmp = rule.path("icmp");
        boolean message = !icmp.has("type") || sent.port() / 256 == icmp.path("type").asInt()
                && (!icmp.has("code") || sent.port() % 256 == icmp.path("code").asInt());
        JsonNode destination = rule.path("destination");
        boolean ports = (destination.path("ports").isEmpty() || ports(destination.path("ports"), sent))
                && !ports(destination.path("notPorts"), sent);
        Boolean all = Listed.and(family, protocols && message && ports);
        all = Listed.and(all, end(rule.path("source"), sent.from(), sent.source(), six, own));
        all = Listed.and(all, end(destination, sent.to(), sent.destination(), six, own));
        return Listed.and(all, rule.has("http") ? null : Boolean.TRUE);
    }

    private static int number(JsonNode protocol) {
        return protocol.isInt() ? protocol.asInt() : PROTOCOLS.get(protocol.asText());
    }

    private static boolean ports(JsonNode ports, Sent sent) {
        for (JsonNode port : ports) {
            String[] range = port.asText().split(":", -1);
            boolean name = !range[0].matches("[0-9]+");
            if (name ? Listed.named(port.asText(), sent)
                    : Integer.parseInt(range[0]) <= sent.port()
                            && sent.port() <= Integer.parseInt(range[range.length - 1])) {
                return true;
            }
        }
        return false;
    }

    private Boolean end(JsonNode end, JsonNode who, String address, boolean six, String own) {
        Boolean all = true;
        if (!end.path("nets").isEmpty()) {
            all = Listed.and(all, Listed.blocks(end.path("nets"), address));
        }
        if (!end.path("notNets").isEmpty()) {
            all = Listed.and(all, of(end.path("notNets"), six, address));
            all = Listed.and(all, Listed.not(Listed.blocks(end.path("notNets"), address)));
        }
        if (!own.isEmpty() && end.has("notSelector") || end.has("selector") || end.has("namespaceSelector")
                || end.has("serviceAccounts")) {
            Boolean meant = meant(who, end.path("namespaceSelector").asText(""), end.path("selector").asText(""), own);
            all = Listed.and(all, end.has("serviceAccounts") && !Boolean.FALSE.equals(meant) ? null : meant);
        }
        if (end.has("notSelector")) {
            all = Listed.and(all, Listed.not(meant(who, "", end.path("notSelector").asText(), "")));
        }
        return Listed.and(all,
                !end.path("domains").isEmpty() ? Listed.isOutsider(who) ? null : Boolean.FALSE : Boolean.TRUE);
    }

    /** A rule whose blocks are all of one family is about that. */
    private static Boolean of(JsonNode blocks, boolean six, String address) {
        boolean some = false;
        for (JsonNode block : blocks) {
            some |= block.asText().contains(":") == six;
        }
        return some ? Boolean.TRUE : address.isEmpty() ? null : Boolean.FALSE;
    }

    /** Outside there may be network sets, and nodes may have host endpoints, of which the labels are not known. */
    private Boolean meant(JsonNode who, String namespaces, String selector, String own) {
        if (Listed.isOutsider(who)) {
            return null;
        }
        if (Listed.filtered(who)) {
            boolean in = !namespaces.isEmpty() ? ofNamespace(who, namespaces)
                    : own.isEmpty() || own.equals(Listed.namespaceOf(who));
            return in && ofPod(who, selector);
        }
        boolean in = namespaces.isEmpty() ? own.isEmpty() : new NaiveExpression(key -> null, false).holds(namespaces);
        return in ? null : Boolean.FALSE;
    }
}
