package io.secnumscan.network.kubernetes.policy;

/** What of a packet's protocol and destination port a rule asks. */
public sealed interface Ports {
    /** Anything, protocols without ports too. */
    record Any() implements Ports {}

    /** Any port of a protocol, by IANA's number. */
    record Protocol(int number) implements Ports {}

    /** Ports of a protocol from the first to the last. */
    record Range(int protocol, int first, int last) implements Ports {}

    /**
     * Whatever number the pod that receives declares under a name.
     *
     * @param protocol 0 for any
     */
    record Named(String name, int protocol) implements Ports {}

    /**
     * Messages of ICMP.
     *
     * @param protocol 1 or 58
     * @param code -1 for any
     */
    record Icmp(int protocol, int type, int code) implements Ports {}
}
