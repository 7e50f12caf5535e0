package io.secnumscan.network.kubernetes.policy;

/** What becomes of a packet that a rule matches. */
public enum Action {
    ALLOW,
    DENY,
    /** The rest of the tier is skipped. */
    PASS
}
