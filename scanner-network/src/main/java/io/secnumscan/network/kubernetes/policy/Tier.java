package io.secnumscan.network.kubernetes.policy;

/** Which policies come before which others. */
public enum Tier {
    /** Of administrators, before all else. */
    ADMIN,
    /** Of Calico, in a tier that no list puts before or after the others. */
    SOMEWHERE,
    /** Of namespaces, and of the plug-in that enforces them. What these select and do not allow is refused. */
    DEFAULT,
    /** For what no policy of the default tier selects. */
    BASELINE
}
