package io.secnumscan.network.kubernetes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.network.kubernetes.select.Answer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs that connect pods. */
public enum Engine {
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
    /** Of the same project's programs, those that no packet passes: they hand out addresses, and admit changes of nodes. */
    private static final Set<String> OVN_BESIDE = Set.of("ovnkube-cluster-manager", "ovnkube-identity");
    private static final Set<Engine> REFERENCES = Set.of(REFERENCE, REFERENCE_V1ALPHA1, REFERENCE_V1ALPHA2);

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    public String title() {
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
            case "kube-router" -> Optional.of(KUBE_ROUTER);
            case "weave-npc" -> Optional.of(WEAVE);
            case "azure-npm" -> Optional.of(AZURE);
            case "aws-eks-nodeagent", "aws-network-policy-agent" -> Optional.of(AWS);
            case "kube-flannel" -> Optional.of(FLANNEL);
            default -> byImage(name, image);
        };
    }

    private static Optional<Engine> byImage(String name, String image) {
        if (name.startsWith("ovnkube") && !OVN_BESIDE.contains(name)) {
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

    /** Whether it can enforce policies; one that can't only connects, whatever it is told. */
    public boolean knowsPolicies() {
        return this != FLANNEL && this != KINDNET_OLD;
    }

    /** Whether its project's reference of that API is this build of it; empty for other projects. */
    public Optional<Answer> isReference(Engine build) {
        return REFERENCES.contains(this) ? Optional.of(Answer.of(this == build)) : Optional.empty();
    }

    /**
     * Whether it is told to enforce policies. kube-router does unless it is told not to, the agent of AWS where it is told to.
     *
     * @see <a href="https://github.com/cloudnativelabs/kube-router/blob/master/docs/user-guide.md">kube-router</a>
     * @see <a href="https://github.com/aws/aws-network-policy-agent">AWS network policy agent</a>
     */
    Answer isSwitchedOn(Options options) {
        return switch (this) {
            case KUBE_ROUTER -> options.isOn("run-firewall", Answer.YES);
            case AWS -> options.isOn("enable-network-policy", Answer.NO);
            default -> Answer.of(knowsPolicies());
        };
    }

    /** Cilium knows pods and nodes by what they are and not by their addresses: https://docs.cilium.io/en/stable/security/policy/language/ */
    public Answer blocksHoldPods() {
        return Answer.of(this != CILIUM);
    }
}
