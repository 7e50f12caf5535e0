package io.secnumscan.network.reach;

import io.secnumscan.network.packet.PacketSet;

/**
 * Whether one zone reaches another, for all packets that it can send.
 *
 * @param reachable packets that surely arrive
 * @param possible packets that may arrive, for all that was read, and do not surely
 */
public record Verdict(PacketSet reachable, PacketSet possible) {
    /** The answer in a word, for the pair. */
    public enum Decision {
        REACHABLE,
        POSSIBLE,
        BLOCKED
    }

    public Decision decision() {
        if (!reachable.isEmpty()) {
            return Decision.REACHABLE;
        }
        return possible.isEmpty() ? Decision.BLOCKED : Decision.POSSIBLE;
    }
}
