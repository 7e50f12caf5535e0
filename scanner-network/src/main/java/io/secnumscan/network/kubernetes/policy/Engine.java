package io.secnumscan.network.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that connect pods, and what they enforce. */
enum Engine {
    CILIUM("Cilium"),
    CALICO("Calico"),
    ANTREA("Antrea"),
    OVN("OVN-Kubernetes"),
    KUBE_OVN("Kube-OVN"),
    KUBE_ROUTER("kube-router"),
    WEAVE("Weave Net"),
    AZURE("Azure NPM"),
    AWS("AWS network policy agent"),
    REFERENCE("kube-network-policies"),
    /** The same with AdminNetworkPolicy, and its baseline. */
    REFERENCE_V1ALPHA1("kube-network-policies, npa-v1alpha1"),
    /** The same with ClusterNetworkPolicy. */
    REFERENCE_V1ALPHA2("kube-network-policies, npa-v1alpha2"),
    /** kind's, from the release on that knows policies. */
    KINDNET("kindnet"),
    /** Before it, or of unknown age: https://github.com/kubernetes-sigs/kind/releases/tag/v0.24.0 */
    KINDNET_OLD("kindnet"),
    FLANNEL("flannel");

    private static final Pattern DATE = Pattern.compile(":v(20[0-9]{6})-");
    private static final int KINDNET_POLICIES = 20240813;
    /** As Go reads truth values: https://pkg.go.dev/strconv#ParseBool */
    private static final Pattern FIREWALL_OFF = Pattern.compile("--?run-firewall=(0|f|F|false|False|FALSE)\\b");
    private static final Set<Engine> REFERENCES = Set.of(REFERENCE, REFERENCE_V1ALPHA1, REFERENCE_V1ALPHA2);

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The one that a container is, by the names that its project's own manifests give it. */
    static Optional<Engine> of(JsonNode container) {
        String name = container.path("name").asText().toLowerCase(Locale.ROOT);
        String image = container.path("image").asText();
        return switch (name) {
            case "cilium-agent" -> Optional.of(CILIUM);
            case "calico-node" -> Optional.of(CALICO);
            case "antrea-agent" -> Optional.of(ANTREA);
            case "kube-router" -> arguments(container).stream()
                    .anyMatch(one -> FIREWALL_OFF.matcher(one).find()) ? Optional.empty() : Optional.of(KUBE_ROUTER);
            case "weave-npc" -> Optional.of(WEAVE);
            case "azure-npm" -> Optional.of(AZURE);
            case "aws-eks-nodeagent", "aws-network-policy-agent" ->
                    arguments(container).contains("--enable-network-policy=true") ? Optional.of(AWS) : Optional.empty();
            case "kube-flannel" -> Optional.of(FLANNEL);
            default -> byImage(name, image);
        };
    }

    private static Optional<Engine> byImage(String name, String image) {
        if (name.startsWith("ovnkube")) {
            return Optional.of(OVN);
        }
        if (image.contains("/kube-network-policies")) {
            return Optional.of(
                    image.contains("-npa-v1alpha1") ? REFERENCE_V1ALPHA1
                            : image.contains("-npa-v1alpha2") ? REFERENCE_V1ALPHA2
                            : REFERENCE);
        }
        if (image.contains("kubeovn/kube-ovn") && name.equals("cni-server")) {
            return Optional.of(KUBE_OVN);
        }
        if (image.contains("/kindnetd")) {
            Matcher date = DATE.matcher(image);
            boolean knows = date.find() && Integer.parseInt(date.group(1)) >= KINDNET_POLICIES;
            return Optional.of(knows ? KINDNET : KINDNET_OLD);
        }
        return Optional.empty();
    }

    static List<String> arguments(JsonNode container) {
        List<String> arguments = new ArrayList<>();
        container.path("command").forEach(one -> arguments.add(one.asText()));
        container.path("args").forEach(one -> arguments.add(one.asText()));
        return arguments;
    }

    boolean enforcesNothing() {
        return this == FLANNEL || this == KINDNET_OLD;
    }

    /** What its project says; where that depends on its release and its switches, it is unknown. */
    Answer enforces(Kind kind) {
        if (enforcesNothing()) {
            return Answer.NO;
        }
        return switch (kind) {
            // Antrea's own policies, which are not read, come before these.
            case KUBERNETES -> this == ANTREA ? Answer.UNKNOWN : Answer.YES;
            case ADMIN, BASELINE -> admin(REFERENCE_V1ALPHA1, Set.of(OVN, REFERENCE_V1ALPHA1));
            case CLUSTER -> admin(REFERENCE_V1ALPHA2, Set.of(REFERENCE_V1ALPHA2));
            case CILIUM, CILIUM_CLUSTERWIDE -> Answer.of(this == CILIUM);
            case CALICO, CALICO_GLOBAL -> Answer.of(this == CALICO);
        };
    }

    private Answer admin(Engine reference, Set<Engine> those) {
        return REFERENCES.contains(this) ? Answer.of(this == reference)
                : those.contains(this) ? Answer.YES
                : Answer.UNKNOWN;
    }

    /** Cilium knows pods and nodes by what they are and not by their addresses: https://docs.cilium.io/en/stable/security/policy/language/ */
    Answer blocksHoldPods() {
        return Answer.of(this != CILIUM);
    }
}
