package io.secnumscan.network.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small clusters with every construct of the policies of Kubernetes, by chance. */
final class RandomCluster {
    /** What may enforce policies there. */
    enum Engine {
        REFERENCE,
        CILIUM,
        CALICO,
        NONE
    }

    private final Dice dice;
    private final List<ObjectNode> objects = new ArrayList<>();
    private final boolean clusterPolicies;
    private final Engine engine;

    private RandomCluster(RandomGenerator random) {
        dice = new Dice(random);
        clusterPolicies = dice.chance(2);
        engine = dice.chance(15) ? Engine.NONE : dice.one(List.of(Engine.REFERENCE, Engine.CILIUM, Engine.CALICO));
    }

    static List<ObjectNode> of(RandomGenerator random) {
        RandomCluster cluster = new RandomCluster(random);
        cluster.make();
        return cluster.objects;
    }

    private void make() {
        World world = new World();
        for (String name : Dice.NAMESPACES) {
            world.namespace(name, labels());
        }
        for (int i = 0; i < Dice.NODES.size(); i++) {
            String node = Dice.NODES.get(i);
            world.node(node, "192.0.2." + (i + 1), "fd00:1::" + (i + 1));
            plugin(world, node);
        }
        world.objects().stream().filter(one -> dice.chance(8)).forEach(RandomCluster::terminate);
        objects.addAll(world.objects());
        for (int i = 1 + dice.upTo(5); i >= 0; i--) {
            objects.add(pod(i));
        }
        for (int i = dice.upTo(4); i > 0; i--) {
            objects.add(networkPolicy(i));
        }
        for (int i = dice.upTo(4); i > 0 && engine == Engine.CILIUM; i--) {
            objects.add(new RandomCilium(dice).policy(i));
        }
        for (int i = dice.upTo(4); i > 0 && engine == Engine.CALICO; i--) {
            objects.add(new RandomCalico(dice).policy(i));
        }
        if (engine == Engine.REFERENCE || engine == Engine.NONE) {
            administrators();
        }
    }

    private void plugin(World world, String node) {
        switch (engine) {
            case REFERENCE -> world.plugin(node, "netpol",
                    "registry.example/networking/kube-network-policies:v1.1.0-npa-v1alpha" + (clusterPolicies ? 2 : 1));
            case CILIUM -> world.plugin(node, "cilium-agent", "quay.example/cilium/cilium:v1.16.4");
            case CALICO -> world.plugin(node, "calico-node", "docker.example/calico/node:v3.29.1");
            case NONE -> world.plugin(node, "kube-flannel", "registry.example/flannel/flannel:v0.25.1");
        }
    }

    private void administrators() {
        for (int i = dice.upTo(3); i > 0; i--) {
            objects.add(clusterPolicies ? clusterPolicy(i) : adminPolicy("AdminNetworkPolicy", i));
        }
        if (!clusterPolicies && dice.chance(3)) {
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
            if (!dice.chance(3)) {
                labels.add(key + "=" + dice.upTo(2));
            }
        }
        return labels.toArray(String[]::new);
    }

    private ObjectNode pod(int number) {
        String ip = dice.chance(12) ? ""
                : dice.chance(3) ? "10.0.0." + (number + 1) + ",fd00::" + (number + 1)
                : "10.0.0." + (number + 1);
        ObjectNode pod = World.podObject(dice.one(Dice.NAMESPACES), "pod" + number, dice.one(Dice.NODES), ip, labels());
        ObjectNode spec = (ObjectNode) pod.path("spec");
        if (dice.chance(8)) {
            spec.put("hostNetwork", true);
        }
        if (dice.chance(4)) {
            spec.put("serviceAccountName", "robot");
        }
        if (dice.chance(10)) {
            ((ObjectNode) pod.path("status")).put("phase",
                    dice.one(List.of("Succeeded", "Failed", "Pending", "Unknown")));
        }
        if (dice.chance(8)) {
            terminate(pod);
        }
        ArrayNode ports = ((ObjectNode) spec.path("containers").path(0)).putArray("ports");
        for (String name : List.of("web", "alt")) {
            if (!dice.chance(3)) {
                ports.addObject().put("name", name).put("containerPort", 80 + dice.upTo(3))
                        .put("protocol", dice.one(Dice.PROTOCOLS));
            }
        }
        if (dice.chance(4)) {
            ObjectNode init = spec.putArray("initContainers").addObject().put("name", "init");
            if (dice.chance(2)) {
                init.put("restartPolicy", "Always");
            }
            init.putArray("ports").addObject().put("name", "side").put("containerPort", 80 + dice.upTo(3));
        }
        return pod;
    }

    private ObjectNode networkPolicy(int number) {
        ObjectNode policy = World.object("NetworkPolicy", dice.one(Dice.NAMESPACES), "policy" + number);
        ObjectNode spec = policy.putObject("spec");
        selector(spec.putObject("podSelector"));
        if (!dice.chance(4)) {
            ArrayNode types = spec.putArray("policyTypes");
            if (!dice.chance(3)) {
                types.add("Ingress");
            }
            if (!dice.chance(3)) {
                types.add("Egress");
            }
        }
        rules(spec, "ingress", "from");
        rules(spec, "egress", "to");
        return policy;
    }

    private void rules(ObjectNode spec, String direction, String peers) {
        if (dice.chance(4)) {
            return;
        }
        ArrayNode rules = spec.putArray(direction);
        for (int i = dice.upTo(3); i > 0; i--) {
            ObjectNode rule = rules.addObject();
            if (!dice.chance(4)) {
                ArrayNode all = rule.putArray(peers);
                for (int j = dice.upTo(3); j > 0; j--) {
                    peer(all.addObject());
                }
            }
            if (!dice.chance(3)) {
                ArrayNode all = rule.putArray("ports");
                for (int j = dice.upTo(3); j > 0; j--) {
                    port(all.addObject());
                }
            }
        }
    }

    private void peer(ObjectNode peer) {
        switch (dice.upTo(4)) {
            case 0 -> selector(peer.putObject("podSelector"));
            case 1 -> selector(peer.putObject("namespaceSelector"));
            case 2 -> {
                selector(peer.putObject("podSelector"));
                selector(peer.putObject("namespaceSelector"));
            }
            default -> {
                ObjectNode block = peer.putObject("ipBlock").put("cidr", dice.one(Dice.BLOCKS));
                if (dice.chance(2)) {
                    ArrayNode except = block.putArray("except").add(dice.one(Dice.BLOCKS));
                    if (dice.chance(3)) {
                        except.add(dice.one(Dice.BLOCKS));
                    }
                }
            }
        }
    }

    private void port(ObjectNode port) {
        if (!dice.chance(3)) {
            port.put("protocol", dice.one(Dice.PROTOCOLS));
        }
        switch (dice.upTo(4)) {
            case 0 -> port.put("port", dice.one(Dice.PORT_NAMES));
            case 1 -> port.put("port", 80 + dice.upTo(3));
            case 2 -> {
                int first = dice.port();
                port.put("port", first).put("endPort", first + dice.upTo(3));
            }
            default -> {}
        }
    }

    private void selector(ObjectNode selector) {
        dice.selector(selector, "a", "b");
    }

    private ObjectNode adminPolicy(String kind, int number) {
        ObjectNode policy = World.object(kind, "", number == 0 ? "default" : "admin" + number);
        ObjectNode spec = policy.putObject("spec");
        List<String> actions = List.of("Allow", "Deny", "Pass");
        boolean baseline = kind.startsWith("Baseline");
        if (!baseline) {
            spec.put("priority", dice.upTo(3));
        }
        subject(spec.putObject("subject"));
        adminRules(spec, "ingress", "from", baseline ? actions.subList(0, 2) : actions);
        adminRules(spec, "egress", "to", baseline ? actions.subList(0, 2) : actions);
        return policy;
    }

    private ObjectNode clusterPolicy(int number) {
        ObjectNode policy = World.object("ClusterNetworkPolicy", "", "cluster" + number);
        ObjectNode spec = policy.putObject("spec");
        spec.put("tier", dice.one(List.of("Admin", "Baseline"))).put("priority", dice.upTo(3));
        subject(spec.putObject("subject"));
        adminRules(spec, "ingress", "from", List.of("Accept", "Deny", "Pass"));
        adminRules(spec, "egress", "to", List.of("Accept", "Deny", "Pass"));
        return policy;
    }

    private void subject(ObjectNode subject) {
        if (dice.chance(2)) {
            selector(subject.putObject("namespaces"));
        } else {
            ObjectNode pods = subject.putObject("pods");
            selector(pods.putObject("namespaceSelector"));
            selector(pods.putObject("podSelector"));
        }
    }

    private void adminRules(ObjectNode spec, String direction, String peers, List<String> actions) {
        for (int i = dice.upTo(4); i > 0; i--) {
            ObjectNode rule = spec.withArray("/" + direction).addObject().put("action", dice.one(actions));
            ArrayNode all = rule.putArray(peers);
            boolean fixed = false;
            for (int j = dice.upTo(2); j >= 0; j--) {
                ObjectNode peer = all.addObject();
                if (peers.equals("to") && dice.chance(3)) {
                    peer.putArray("networks").add(dice.one(Dice.BLOCKS)).add(dice.one(Dice.BLOCKS));
                    fixed = true;
                } else if (peers.equals("to") && dice.chance(4)) {
                    selector(peer.putObject("nodes"));
                    fixed = true;
                } else {
                    subject(peer);
                }
            }
            if (dice.chance(2)) {
                adminPort(rule, fixed);
            }
        }
    }

    private void adminPort(ObjectNode rule, boolean fixed) {
        int first = dice.port();
        String protocol = dice.one(Dice.PROTOCOLS);
        int choice = dice.upTo(fixed ? 3 : 4);
        if (!clusterPolicies) {
            ObjectNode port = rule.putArray("ports").addObject();
            switch (choice) {
                case 0, 1 -> port.putObject("portNumber").put("protocol", protocol).put("port", first);
                case 2 -> port.putObject("portRange").put("protocol", protocol).put("start", first)
                        .put("end", first + 1);
                default -> port.put("namedPort", dice.one(Dice.PORT_NAMES));
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
            default -> port.put("destinationNamedPort", dice.one(Dice.PORT_NAMES));
        }
    }
}
