package io.secnumscan.network.kubernetes.read;

import java.util.Locale;
import java.util.Optional;

/** IANA's numbers of protocols by the names of Kubernetes' APIs. */
public final class Protocols {
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int SCTP = 132;
    public static final int ICMP = 1;
    public static final int ICMPV6 = 58;
    private static final int UDP_LITE = 136;

    private Protocols() {}

    public static Optional<Integer> number(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TCP" -> Optional.of(TCP);
            case "UDP" -> Optional.of(UDP);
            case "SCTP" -> Optional.of(SCTP);
            case "ICMP" -> Optional.of(ICMP);
            case "ICMPV6" -> Optional.of(ICMPV6);
            case "UDPLITE" -> Optional.of(UDP_LITE);
            default -> Optional.empty();
        };
    }
}
