package io.secnumscan.k8s.analysis.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that connects pods, by the names that its project's own manifests give its containers.
 *
 * @param name as its project writes it
 * @param knowsPolicies whether it enforces NetworkPolicies
 */
record Program(String name, boolean knowsPolicies) {
    static final String CILIUM = "Cilium";
    static final String CALICO = "Calico";
    /** kind's, before and after it learnt policies: https://github.com/kubernetes-sigs/kind/releases/tag/v0.24.0 */
    private static final Pattern KINDNET = Pattern.compile(":v(20[0-9]{6})-");
    private static final int KINDNET_POLICIES = 20_240_813;
    private static final Pattern FIREWALL_OFF = Pattern.compile("--?run-firewall=(0|f|F|false|False|FALSE)\\b");
    private static final Set<String> AWS = Set.of("aws-eks-nodeagent", "aws-network-policy-agent");

    static Optional<Program> of(JsonNode container) {
        String image = container.path("image").asText("");
        String name = container.path("name").asText("").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "cilium-agent" -> enforcing(CILIUM);
            case "calico-node" -> enforcing(CALICO);
            case "antrea-agent" -> enforcing("Antrea");
            case "kube-router" -> arguments(container).stream().anyMatch(one -> FIREWALL_OFF.matcher(one).find())
                    ? Optional.empty()
                    : enforcing("kube-router");
            case "weave-npc" -> enforcing("Weave Net");
            case "azure-npm" -> enforcing("Azure NPM");
            case "kube-flannel" -> Optional.of(new Program("flannel", false));
            default -> AWS.contains(name) ? aws(container) : byImage(name, image);
        };
    }

    private static Optional<Program> aws(JsonNode container) {
        return arguments(container).contains("--enable-network-policy=true")
                ? enforcing("AWS network policy agent")
                : Optional.empty();
    }

    private static Optional<Program> byImage(String name, String image) {
        if (name.startsWith("ovnkube")) {
            return enforcing("OVN-Kubernetes");
        }
        if (image.contains("/kube-network-policies")) {
            return enforcing("kube-network-policies");
        }
        if (image.contains("kubeovn/kube-ovn") && name.equals("cni-server")) {
            return enforcing("Kube-OVN");
        }
        if (image.contains("/kindnetd")) {
            Matcher date = KINDNET.matcher(image);
            return Optional.of(new Program(
                    "kindnet", date.find() && Integer.parseInt(date.group(1)) >= KINDNET_POLICIES));
        }
        return Optional.empty();
    }

    private static Optional<Program> enforcing(String name) {
        return Optional.of(new Program(name, true));
    }

    static List<String> arguments(JsonNode container) {
        List<String> arguments = new ArrayList<>();
        container.path("command").forEach(one -> arguments.add(one.asText()));
        container.path("args").forEach(one -> arguments.add(one.asText()));
        return arguments;
    }
}
