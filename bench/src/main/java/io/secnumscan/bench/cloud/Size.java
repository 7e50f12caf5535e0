package io.secnumscan.bench.cloud;

/**
 * How large a cloud is; what is not said follows from what is.
 *
 * @param ports Neutron ports
 * @param rules rules of security groups
 */
public record Size(int ports, int rules) {
    /** Rules that each group has. */
    static final int RULES_A_GROUP = 20;
    private static final int PORTS_A_PROJECT = 200;
    private static final int NETWORKS_A_PROJECT = 2;

    public Size {
        if (ports < 1 || rules < RULES_A_GROUP) {
            throw new IllegalArgumentException("a cloud has a port and " + RULES_A_GROUP + " rules at least");
        }
    }

    public int groups() {
        return rules / RULES_A_GROUP;
    }

    public int projects() {
        return Math.max(1, ports / PORTS_A_PROJECT);
    }

    public int networks() {
        return NETWORKS_A_PROJECT * projects();
    }

    public int routers() {
        return projects();
    }
}
