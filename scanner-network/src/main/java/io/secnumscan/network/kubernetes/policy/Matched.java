package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.packet.PacketSet;

/**
 * Packets that a rule matches.
 *
 * @param sure those that it surely matches
 * @param possible those that it may match
 */
record Matched(PacketSet sure, PacketSet possible) {
    Matched or(Matched other) {
        return new Matched(sure.or(other.sure), possible.or(other.possible));
    }

    Matched minus(Matched other) {
        return new Matched(sure.minus(other.possible), possible.minus(other.sure));
    }

    Matched and(Matched other) {
        return new Matched(sure.and(other.sure), possible.and(other.possible));
    }
}
