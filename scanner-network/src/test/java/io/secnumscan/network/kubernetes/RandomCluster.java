package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small clusters with every construct of the policies of Kubernetes, by chance. */
final class RandomCluster {
    private static final List<String> NAMESPACES = List.of("one", "two", "three");
    private static final List<String> NODES = List.of("n1", "n2");
    private static final List<String> OPERATORS = List.of("In", "NotIn", "Exists", "DoesNotExist");
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final List<String> BLOCKS = List.of(
            "0.0.0.0/0", "10.0.0.0/24", "10.0.0.0/30", "10.0.0.4/31", "10.0.0.2/32", "192.0.2.0/24", "192.0.2.1/32",
            "::/0", "fd00::/126", "fd00::2/128");

    private final RandomGenerator random;
    private final List<ObjectNode> objects = new ArrayList<>();
    private final boolean clusterPolicies;
    private final boolean enforced;

    private RandomCluster(RandomGenerator random) {
        this.random = random;
        clusterPolicies = random.nextBoolean();
        enforced = !chance(12);
    }

    static List<ObjectNode> of(RandomGenerator random) {
        RandomCluster cluster = new RandomCluster(random);
        cluster.make();
        return cluster.objects;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void make() {
        World world = new World();
        for (String name : NAMESPACES) {
            world.namespace(name, labels());
        }
        for (int i = 0; i < NODES.size(); i++) {
            String node = NODES.get(i);
            world.node(node, "192.0.2." + (i + 1), "fd00:1::" + (i + 1));
            if (enforced) {
                world.plugin(node, "netpol", "registry.example/networking/kube-network-policies:v1.1.0-npa-v1alpha"
                        + (clusterPolicies ? 2 : 1));
            } else {
                world.plugin(node, "kube-flannel", "registry.example/flannel/flannel:v0.25.1");
            }
        }
        world.objects().stream().filter(one -> chance(8)).forEach(RandomCluster::terminate);
        objects.addAll(world.objects());
        for (int i = 1 + random.nextInt(5); i >= 0; i--) {
            objects.add(pod(i));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            objects.add(networkPolicy(i));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            objects.add(clusterPolicies ? clusterPolicy(i) : adminPolicy("AdminNetworkPolicy", i));
        }
        if (!clusterPolicies && chance(3)) {
            objects.add(adminPolicy("BaselineAdminNetworkPolicy", 0));
        }
    }

    /** It goes on running until it has gone. */
    private static void terminate(ObjectNode object) {
        ((ObjectNode) object.path("metadata")).put("deletionTimestamp", "2026-01-01T00:00:00Z");
    }

    private String[] labels() {
        List<String> labels = new ArrayList<>();
        for (String key : List.of("a", "b")) {
            if (!chance(3)) {
                labels.add(key + "=" + random.nextInt(2));
            }
        }
        return labels.toArray(String[]::new);
    }

    private ObjectNode pod(int number) {
        String ip = chance(12) ? ""
                : chance(3) ? "10.0.0." + (number + 1) + ",fd00::" + (number + 1)
                : "10.0.0." + (number + 1);
        ObjectNode pod = World.podObject(one(NAMESPACES), "pod" + number, one(NODES), ip, labels());
        ObjectNode spec = (ObjectNode) pod.path("spec");
        if (chance(8)) {
            spec.put("hostNetwork", true);
        }
        if (chance(10)) {
            ((ObjectNode) pod.path("status")).put("phase", one(List.of("Succeeded", "Failed", "Pending", "Unknown")));
        }
        if (chance(8)) {
            terminate(pod);
        }
        ArrayNode ports = ((ObjectNode) spec.path("containers").path(0)).putArray("ports");
        for (String name : List.of("web", "alt")) {
            if (!chance(3)) {
                ports.addObject().put("name", name).put("containerPort", 80 + random.nextInt(3))
                        .put("protocol", one(PROTOCOLS));
            }
        }
        if (chance(4)) {
            ObjectNode init = spec.putArray("initContainers").addObject().put("name", "init");
            if (random.nextBoolean()) {
                init.put("restartPolicy", "Always");
            }
            init.putArray("ports").addObject().put("name", "side").put("containerPort", 80 + random.nextInt(3));
        }
        return pod;
    }

    private ObjectNode networkPolicy(int number) {
        ObjectNode policy = World.object("NetworkPolicy", one(NAMESPACES), "policy" + number);
        ObjectNode spec = policy.putObject("spec");
        selector(spec.putObject("podSelector"));
        if (!chance(4)) {
            ArrayNode types = spec.putArray("policyTypes");
            if (!chance(3)) {
                types.add("Ingress");
            }
            if (!chance(3)) {
                types.add("Egress");
            }
        }
        rules(spec, "ingress", "from");
        rules(spec, "egress", "to");
        return policy;
    }

    private void rules(ObjectNode spec, String direction, String peers) {
        if (chance(4)) {
            return;
        }
        ArrayNode rules = spec.putArray(direction);
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode rule = rules.addObject();
            if (!chance(4)) {
                ArrayNode all = rule.putArray(peers);
                for (int j = random.nextInt(3); j > 0; j--) {
                    peer(all.addObject());
                }
            }
            if (!chance(3)) {
                ArrayNode all = rule.putArray("ports");
                for (int j = random.nextInt(3); j > 0; j--) {
                    port(all.addObject());
                }
            }
        }
    }

    private void peer(ObjectNode peer) {
        switch (random.nextInt(4)) {
            case 0 -> selector(peer.putObject("podSelector"));
            case 1 -> selector(peer.putObject("namespaceSelector"));
            case 2 -> {
                selector(peer.putObject("podSelector"));
                selector(peer.putObject("namespaceSelector"));
            }
            default -> {
                ObjectNode block = peer.putObject("ipBlock").put("cidr", one(BLOCKS));
                if (chance(2)) {
                    ArrayNode except = block.putArray("except").add(one(BLOCKS));
                    if (chance(3)) {
                        except.add(one(BLOCKS));
                    }
                }
            }
        }
    }

    private void port(ObjectNode port) {
        if (!chance(3)) {
            port.put("protocol", one(PROTOCOLS));
        }
        switch (random.nextInt(4)) {
            case 0 -> port.put("port", one(List.of("web", "alt", "side")));
            case 1 -> port.put("port", 80 + random.nextInt(3));
            case 2 -> {
                int first = 79 + random.nextInt(3);
                port.put("port", first).put("endPort", first + random.nextInt(3));
            }
            default -> {}
        }
    }

    private void selector(ObjectNode selector) {
        for (String key : List.of("a", "b")) {
            switch (random.nextInt(6)) {
                case 0 -> selector.withObject("/matchLabels").put(key, "" + random.nextInt(2));
                case 1 -> {
                    String operator = one(OPERATORS);
                    ObjectNode expression = selector.withArray("/matchExpressions").addObject()
                            .put("key", key).put("operator", operator);
                    if (operator.endsWith("In")) {
                        ArrayNode values = expression.putArray("values").add("" + random.nextInt(2));
                        if (chance(3)) {
                            values.add("" + random.nextInt(3));
                        }
                    }
                }
                default -> {}
            }
        }
    }

    private ObjectNode adminPolicy(String kind, int number) {
        ObjectNode policy = World.object(kind, "", number == 0 ? "default" : "admin" + number);
        ObjectNode spec = policy.putObject("spec");
        List<String> actions = List.of("Allow", "Deny", "Pass");
        boolean baseline = kind.startsWith("Baseline");
        if (!baseline) {
            spec.put("priority", random.nextInt(3));
        }
        subject(spec.putObject("subject"));
        adminRules(spec, "ingress", "from", baseline ? actions.subList(0, 2) : actions);
        adminRules(spec, "egress", "to", baseline ? actions.subList(0, 2) : actions);
        return policy;
    }

    private ObjectNode clusterPolicy(int number) {
        ObjectNode policy = World.object("ClusterNetworkPolicy", "", "cluster" + number);
        ObjectNode spec = policy.putObject("spec");
        spec.put("tier", one(List.of("Admin", "Baseline"))).put("priority", random.nextInt(3));
        subject(spec.putObject("subject"));
        adminRules(spec, "ingress", "from", List.of("Accept", "Deny", "Pass"));
        adminRules(spec, "egress", "to", List.of("Accept", "Deny", "Pass"));
        return policy;
    }

    private void subject(ObjectNode subject) {
        if (random.nextBoolean()) {
            selector(subject.putObject("namespaces"));
        } else {
            ObjectNode pods = subject.putObject("pods");
            selector(pods.putObject("namespaceSelector"));
            selector(pods.putObject("podSelector"));
        }
    }

    private void adminRules(ObjectNode spec, String direction, String peers, List<String> actions) {
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode rule = spec.withArray("/" + direction).addObject().put("action", one(actions));
            ArrayNode all = rule.putArray(peers);
            boolean fixed = false;
            for (int j = random.nextInt(2); j >= 0; j--) {
                ObjectNode peer = all.addObject();
                if (peers.equals("to") && chance(3)) {
                    peer.putArray("networks").add(one(BLOCKS)).add(one(BLOCKS));
                    fixed = true;
                } else if (peers.equals("to") && chance(4)) {
                    selector(peer.putObject("nodes"));
                    fixed = true;
                } else {
                    subject(peer);
                }
            }
            if (random.nextBoolean()) {
                adminPort(rule, fixed);
            }
        }
    }

    private void adminPort(ObjectNode rule, boolean fixed) {
        int first = 79 + random.nextInt(3);
        String protocol = one(PROTOCOLS);
        int choice = random.nextInt(fixed ? 3 : 4);
        if (!clusterPolicies) {
            ObjectNode port = rule.putArray("ports").addObject();
            switch (choice) {
                case 0, 1 -> port.putObject("portNumber").put("protocol", protocol).put("port", first);
                case 2 -> port.putObject("portRange").put("protocol", protocol).put("start", first)
                        .put("end", first + 1);
                default -> port.put("namedPort", one(List.of("web", "alt", "side")));
            }
            return;
        }
        ObjectNode port = rule.putArray("protocols").addObject();
        String name = protocol.toLowerCase(java.util.Locale.ROOT);
        switch (choice) {
            case 0 -> port.putObject(name);
            case 1 -> port.putObject(name).putObject("destinationPort").put("number", first);
            case 2 -> port.putObject(name).putObject("destinationPort").putObject("range").put("start", first)
                    .put("end", first + 1);
            default -> port.put("destinationNamedPort", one(List.of("web", "alt", "side")));
        }
    }
}
