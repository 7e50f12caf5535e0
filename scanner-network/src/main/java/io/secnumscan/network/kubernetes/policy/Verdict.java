package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.packet.PacketSet;

/**
 * What all policies together make of a pod's packets in one direction.
 *
 * @param certain those that they surely let pass
 * @param possible those that they may let pass
 */
public record Verdict(PacketSet certain, PacketSet possible) {
    public Verdict or(PacketSet anyway) {
        return new Verdict(certain.or(anyway), possible.or(anyway));
    }
}
