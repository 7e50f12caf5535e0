package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether one packet arrives at a pod, by an address that a cluster publishes or its own, as Kubernetes documents it. Where the
 * source is not kept, policies may see who sent or the node that led it on, unless the pod is on that; what nobody knows is
 * tried both ways.
 */
record ServiceSimulator(Listed listed, Simulator policies) {
    /** @param must whether it can arrive whatever is not known, and may whether it can for some of that */
    record Arrival(boolean must, boolean may) {
        static final Arrival NEVER = new Arrival(false, false);

        Arrival or(Arrival other) {
            return new Arrival(must || other.must, may || other.may);
        }

        Arrival and(Arrival other) {
            return new Arrival(must && other.must, may || other.may);
        }
    }

    record Asked(JsonNode from, String source, String destination, String protocol, int port) {}

    /**
     * @param node to which such packets come; {@code balanced} for one that a balancer chooses, {@code somewhere} for one that
     *     nobody knows
     */
    record Way(List<Backend> backends, String node, boolean local, boolean keeps) {}

    /** @param node empty where it is not known */
    record Backend(String address, int port, String node, boolean ready) {}

    /** @param ways that the packet may be led */
    Arrival arrival(Asked asked, List<Way> ways, JsonNode pod) {
        boolean inside = !Listed.isOutsider(asked.from());
        if (!inside && !isPrivate(asked.source()) && isPrivate(asked.destination())) {
            return Arrival.NEVER;
        }
        if (ways.isEmpty()) {
            return isAt(pod, asked.destination()) ? direct(asked, pod, inside) : Arrival.NEVER;
        }
        Arrival some = Arrival.NEVER;
        for (Way way : ways) {
            some = some.or(inside ? new Arrival(false, within(asked, way, pod)) : beyond(asked, way, pod));
        }
        return ways.size() > 1 || inside ? new Arrival(false, some.may()) : some;
    }

    /** Whether pods' own addresses are known beyond the cluster is not known. */
    private Arrival direct(Asked asked, JsonNode pod, boolean inside) {
        String answer =
                policies.answer(sent(asked.from(), asked.source(), pod, asked.destination(), asked, asked.port()));
        return new Arrival(inside && answer.equals("reachable"), !answer.equals("blocked"));
    }

    private static Sent sent(JsonNode from, String source, JsonNode to, String destination, Asked asked, int port) {
        return new Sent(from, to, source, destination, asked.protocol(), port);
    }

    private Arrival beyond(Asked asked, Way way, JsonNode pod) {
        if (!way.node().equals("balanced") && !way.node().equals("somewhere")) {
            return at(asked, way, pod, way.node());
        }
        Arrival chosen = Arrival.NEVER;
        Arrival any = new Arrival(true, false);
        for (JsonNode node : listed.ofKind("Node")) {
            Arrival here = at(asked, way, pod, Listed.nameOf(node));
            chosen = chosen.or(here);
            any = any.and(here);
        }
        return way.node().equals("balanced") ? chosen : any;
    }

    private Arrival at(Asked asked, Way way, JsonNode pod, String node) {
        Arrival some = Arrival.NEVER;
        List<Backend> here = taking(way.local()
                ? way.backends().stream().filter(one -> one.node().equals(node)).toList()
                : way.backends());
        for (Backend backend : here) {
            if (isFor(backend, asked, pod)) {
                Arrival arrives = in(asked, backend, pod, way.keeps() ? "" : node);
                some = some.or(new Arrival(backend.ready() && arrives.must(), arrives.may()));
            }
        }
        return some;
    }

    private static boolean isFor(Backend backend, Asked asked, JsonNode pod) {
        return isAt(pod, backend.address()) && backend.address().contains(":") == asked.destination().contains(":");
    }

    /** Those that are ready; where none is, those on their way out. */
    private static List<Backend> taking(List<Backend> all) {
        List<Backend> ready = all.stream().filter(Backend::ready).toList();
        return ready.isEmpty() ? all : ready;
    }

    /** @param node that may put its address in the sender's place; empty for none */
    private Arrival in(Asked asked, Backend backend, JsonNode pod, String node) {
        Arrival all = taken(asked.from(), asked.source(), asked, backend, pod);
        for (JsonNode one : listed.ofKind("Node")) {
            if (Listed.nameOf(one).equals(node) && !pod.at("/spec/nodeName").asText().equals(node)) {
                for (JsonNode address : one.at("/status/addresses")) {
                    String own = address.path("address").asText();
                    if (own.contains(":") == asked.source().contains(":")) {
                        all = all.and(taken(one, own, asked, backend, pod));
                        break;
                    }
                }
            }
        }
        return all;
    }

    private Arrival taken(JsonNode from, String source, Asked asked, Backend backend, JsonNode pod) {
        Set<End> ends = policies.incoming(sent(from, source, pod, backend.address(), asked, backend.port()));
        return new Arrival(!ends.contains(End.DENY), ends.contains(End.ALLOW));
    }

    /** From a pod or a node: its own node or the one that it sends to leads it on, before or after policies are asked. */
    private boolean within(Asked asked, Way way, JsonNode pod) {
        List<String> leading = new ArrayList<>(List.of(way.node()));
        leading.add(Listed.nameOf(listed.nodeOf(asked.from())));
        for (Backend backend : taking(way.backends())) {
            JsonNode to = listed.ofKind("Node").stream().filter(node -> has(node, asked.destination()))
                    .map(JsonNode.class::cast).findFirst().orElse(Listed.OUTSIDER);
            boolean out = sends(sent(asked.from(), asked.source(), to, asked.destination(), asked, asked.port()))
                    || sends(sent(asked.from(), asked.source(), pod, backend.address(), asked, backend.port()));
            if (isFor(backend, asked, pod) && out) {
                for (String node : leading) {
                    if (in(asked, backend, pod, node).may()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean sends(Sent sent) {
        return policies.outgoing(sent).contains(End.ALLOW);
    }

    List<Way> ways(Asked asked) {
        List<Way> ways = new ArrayList<>();
        String node = "";
        for (JsonNode one : listed.ofKind("Node")) {
            node = has(one, asked.destination()) ? Listed.nameOf(one) : node;
        }
        for (JsonNode service : listed.ofKind("Service")) {
            JsonNode spec = service.path("spec");
            boolean local = spec.path("externalTrafficPolicy").asText().equals("Local");
            for (JsonNode port : spec.path("ports")) {
                String at = port.path("protocol").asText("TCP").equals(asked.protocol())
                        ? entry(service, port, asked, node)
                        : "";
                List<Backend> backends = at.isEmpty() ? List.of() : backends(service, port.path("name").asText());
                if (!backends.isEmpty()) {
                    ways.add(new Way(backends, at, local, local));
                }
            }
        }
        for (JsonNode pod : listed.ofKind("Pod")) {
            if (Listed.filtered(pod) && runs(pod) && pod.at("/spec/nodeName").asText().equals(node)) {
                hostPorts(pod, asked, node, ways);
            }
        }
        return ways;
    }

    private static void hostPorts(JsonNode pod, Asked asked, String node, List<Way> ways) {
        for (JsonNode port : pod.at("/spec/containers/0/ports")) {
            String ip = port.path("hostIP").asText("");
            boolean here = Set.of("", "0.0.0.0", "::", asked.destination()).contains(ip);
            if (here && port.path("hostPort").asInt() == asked.port() && asked.protocol().equals("TCP")) {
                List<Backend> own = new ArrayList<>();
                pod.at("/status/podIPs").forEach(one -> own.add(
                        new Backend(one.path("ip").asText(), port.path("containerPort").asInt(), node, true)));
                if (!own.isEmpty()) {
                    ways.add(new Way(own, node, false, true));
                }
            }
        }
    }

    /** To which node packets come that a port of a Service is asked by; empty when it is not. */
    private static String entry(JsonNode service, JsonNode port, Asked asked, String node) {
        JsonNode spec = service.path("spec");
        if (!node.isEmpty() && port.path("nodePort").asInt() == asked.port()) {
            return node;
        }
        if (port.path("port").asInt() != asked.port()) {
            return "";
        }
        JsonNode ranges = spec.path("loadBalancerSourceRanges");
        for (JsonNode at : service.at("/status/loadBalancer/ingress")) {
            if (at.path("ip").asText().equals(asked.destination())
                    && (ranges.isEmpty() || Listed.blocks(ranges, asked.source()))) {
                return node.isEmpty() ? "balanced" : node;
            }
        }
        for (JsonNode external : spec.path("externalIPs")) {
            if (external.asText().equals(asked.destination())) {
                return node.isEmpty() ? "somewhere" : node;
            }
        }
        return "";
    }

    private List<Backend> backends(JsonNode service, String port) {
        List<Backend> all = new ArrayList<>();
        for (JsonNode slice : listed.ofKind("EndpointSlice")) {
            if (Listed.namespaceOf(slice).equals(Listed.namespaceOf(service)) && Listed.nameOf(service)
                    .equals(slice.at("/metadata/labels").path("kubernetes.io/service-name").asText())) {
                for (JsonNode one : slice.path("ports")) {
                    if (one.path("name").asText().equals(port)) {
                        slice.path("endpoints").forEach(endpoint -> backend(endpoint, one.path("port").asInt(), all));
                    }
                }
            }
        }
        return all;
    }

    private void backend(JsonNode endpoint, int port, List<Backend> all) {
        JsonNode conditions = endpoint.path("conditions");
        boolean ready = conditions.path("ready").asBoolean(true);
        String address = endpoint.at("/addresses/0").asText();
        if (ready || conditions.path("serving").asBoolean(true) && conditions.path("terminating").asBoolean()) {
            String node = endpoint.path("nodeName").asText("");
            for (JsonNode pod : listed.ofKind("Pod")) {
                node = node.isEmpty() && runs(pod) && isAt(pod, address) ? pod.at("/spec/nodeName").asText() : node;
            }
            all.add(new Backend(address, port, node, ready));
        }
    }

    static boolean runs(JsonNode pod) {
        return !Set.of("Succeeded", "Failed").contains(pod.at("/status/phase").asText());
    }

    private static boolean isAt(JsonNode pod, String address) {
        for (JsonNode ip : pod.at("/status/podIPs")) {
            if (ip.path("ip").asText().equals(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(JsonNode node, String address) {
        for (JsonNode one : node.at("/status/addresses")) {
            if (one.path("address").asText().equals(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPrivate(String address) {
        return address.startsWith("10.") || address.startsWith("192.168.") || address.startsWith("fd");
    }
}
