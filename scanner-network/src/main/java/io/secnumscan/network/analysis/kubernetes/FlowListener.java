package io.secnumscan.network.analysis.kubernetes;

import io.secnumscan.network.packet.PacketSet;

/** Hears of all flows of a workload as they are found, those among them that no row tells. */
@FunctionalInterface
interface FlowListener {
    FlowListener NONE = (other, surely, packets) -> {};

    /**
     * @param other what is at the other end, as its row calls it
     * @param surely whether these packets surely pass
     */
    void hear(String other, boolean surely, PacketSet packets);
}
