package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a cluster publishes, by chance: Services of every type, and ports of nodes. */
final class RandomServices {
    private static final List<String> EXTERNAL = List.of("203.0.113.10", "192.0.2.1", "2001:db8::10");
    private static final List<String> RANGES = List.of("192.168.113.0/24", "198.51.100.0/24", "fd02::/64");
    private static final int HOST_PORT = 8088;

    private final Dice dice;
    private final List<ObjectNode> objects;
    private final List<ObjectNode> pods;

    private RandomServices(Dice dice, List<ObjectNode> objects) {
        this.dice = dice;
        this.objects = objects;
        pods = new Listed(objects).ofKind("Pod").stream().filter(Listed::filtered).toList();
    }

    static void add(Dice dice, List<ObjectNode> objects) {
        RandomServices services = new RandomServices(dice, objects);
        services.pods.stream().filter(pod -> dice.chance(4)).forEach(services::hostPort);
        for (int i = dice.upTo(3); i >= 0; i--) {
            services.service(i);
        }
    }

    private void hostPort(ObjectNode pod) {
        ObjectNode port = pod.at("/spec/containers/0/ports") instanceof ArrayNode ports ? ports.addObject()
                : pod.withArray("/spec/containers/0/ports").addObject();
        port.put("name", "host").put("containerPort", dice.port() + 1).put("hostPort", HOST_PORT);
        if (dice.chance(4)) {
            port.put("hostIP", dice.one(List.of("192.0.2.1", "192.0.2.2", "0.0.0.0", "::")));
        }
    }

    private void service(int number) {
        String namespace = dice.one(Dice.NAMESPACES);
        ObjectNode service = World.object("Service", namespace, "service" + number);
        ObjectNode spec = service.putObject("spec");
        String type = dice.one(List.of("ClusterIP", "NodePort", "LoadBalancer"));
        spec.put("type", type);
        if (dice.chance(3)) {
            spec.putArray("externalIPs").add(dice.one(EXTERNAL));
        }
        if (dice.chance(2)) {
            spec.put("externalTrafficPolicy", dice.one(List.of("Local", "Local", "Cluster")));
        }
        if (type.equals("LoadBalancer")) {
            balancer(service, spec, number);
        }
        ArrayNode ports = spec.putArray("ports");
        for (int i = dice.upTo(2); i >= 0; i--) {
            ObjectNode port = ports.addObject().put("name", "p" + i).put("port", 80 + i);
            if (!dice.chance(3)) {
                port.put("protocol", dice.one(List.of("TCP", "UDP")));
            }
            if (!type.equals("ClusterIP") && !dice.chance(8)) {
                port.put("nodePort", 30_080 + 2 * number + i);
            }
        }
        objects.add(service);
        for (String family : List.of("IPv4", "IPv4", "IPv6")) {
            objects.add(slice(namespace, number, family));
        }
    }

    private void balancer(ObjectNode service, ObjectNode spec, int number) {
        ArrayNode at = service.putObject("status").putObject("loadBalancer").putArray("ingress");
        at.addObject().put("ip", dice.chance(6) ? "192.0.2.2" : "203.0.113.8" + number);
        if (dice.chance(3)) {
            at.addObject().put("ip", "2001:db8::80");
        }
        if (dice.chance(3)) {
            spec.putArray("loadBalancerSourceRanges").add(dice.one(RANGES)).add(dice.one(RANGES));
        }
    }

    private ObjectNode slice(String namespace, int number, String family) {
        ObjectNode slice = World.object("EndpointSlice", namespace, "slice" + objects.size());
        ((ObjectNode) slice.path("metadata")).putObject("labels").put("kubernetes.io/service-name", "service" + number);
        slice.put("addressType", family);
        ArrayNode ports = slice.putArray("ports");
        for (int i = 0; i < 2; i++) {
            ports.addObject().put("name", "p" + i).put("port", dice.port() + 1);
        }
        ArrayNode endpoints = slice.putArray("endpoints");
        for (String[] address : addresses(family.equals("IPv6"))) {
            if (dice.chance(3)) {
                endpoint(endpoints.addObject(), address);
            }
        }
        return slice;
    }

    private void endpoint(ObjectNode endpoint, String[] address) {
        endpoint.putArray("addresses").add(address[0]);
        if (!dice.chance(4)) {
            endpoint.put("nodeName", address[1]);
        }
        if (dice.chance(3)) {
            ObjectNode conditions = endpoint.putObject("conditions").put("ready", dice.chance(3));
            if (dice.chance(2)) {
                conditions.put("serving", true).put("terminating", dice.chance(2));
            }
        }
    }

    /** Of pods, each with its node. */
    private List<String[]> addresses(boolean six) {
        List<String[]> all = new ArrayList<>();
        for (ObjectNode pod : pods) {
            for (JsonNode ip : pod.at("/status/podIPs")) {
                if (ip.path("ip").asText().contains(":") == six) {
                    all.add(new String[]{ip.path("ip").asText(), pod.at("/spec/nodeName").asText()});
                }
            }
        }
        return all;
    }
}
