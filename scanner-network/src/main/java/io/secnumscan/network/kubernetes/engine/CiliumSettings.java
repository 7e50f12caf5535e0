package io.secnumscan.network.kubernetes.engine;

import io.secnumscan.network.kubernetes.select.Answer;

/**
 * How an agent of Cilium is set up.
 *
 * @param enforces false with {@code never}, and where policies are only audited
 * @param always whether pods that no policy selects are isolated too
 * @param kubernetes whether NetworkPolicies are heeded
 * @param own whether CiliumNetworkPolicies are
 * @param clusterwide whether CiliumClusterwideNetworkPolicies are
 * @param blocksHoldNodes whether blocks of addresses hold the cluster's own
 * @param encrypts whether what pods send to other nodes is encrypted
 * @param runsSo whether it surely runs with that encryption, and not only will once it starts anew
 * @see <a href="https://docs.cilium.io/en/stable/security/network/policyenforcement/">Policy enforcement modes</a>
 * @see <a href="https://docs.cilium.io/en/stable/security/network/encryption/">Transparent encryption</a>
 * @see <a href="https://docs.cilium.io/en/stable/cmdref/cilium-agent/">Options of the agent</a>
 */
public record CiliumSettings(
        Answer enforces, Answer always, Answer kubernetes, Answer own, Answer clusterwide, Answer blocksHoldNodes,
        Answer encrypts, boolean runsSo) {
    private static final String WIREGUARD = "enable-wireguard";
    private static final String IPSEC = "enable-ipsec";

    /** Of what is no agent of Cilium. */
    static final CiliumSettings NONE = new CiliumSettings(
            Answer.NO, Answer.NO, Answer.NO, Answer.NO, Answer.NO, Answer.NO, Answer.NO, false);

    static CiliumSettings of(CiliumSource source) {
        String mode = source.choice("enable-policy", "default");
        boolean clear = mode.equals("default") || mode.equals("always") || mode.equals("never");
        Answer enforcing = clear ? Answer.of(!mode.equals("never")) : Answer.UNKNOWN;
        Answer isolating = clear ? Answer.of(mode.equals("always")) : Answer.UNKNOWN;
        return new CiliumSettings(
                enforcing.and(source.isOn("policy-audit-mode", Answer.NO).not()),
                isolating,
                source.isOn("enable-k8s-networkpolicy", Answer.YES),
                source.isOn("enable-cilium-network-policy", Answer.YES),
                source.isOn("enable-cilium-clusterwide-network-policy", Answer.YES),
                source.isSet("policy-cidr-match-mode") ? Answer.UNKNOWN : Answer.NO,
                source.isOn(WIREGUARD, Answer.NO).or(source.isOn(IPSEC, Answer.NO)),
                source.runsWith(WIREGUARD) || source.runsWith(IPSEC));
    }
}
