package io.secnumscan.network.model;

import io.secnumscan.network.packet.PacketSet;

/**
 * A router's foot in a segment.
 *
 * @param id of the port; unique in the network
 * @param address packets whose destination it answers for there: its own addresses, and those that it translates
 * @param incoming what a firewall lets through of what came in by it, after the translation of destinations
 * @param outgoing what a firewall lets through of what is to leave by it, before the translation of sources
 */
public record Interface(String id, String segment, PacketSet address, PacketSet incoming, PacketSet outgoing) {}
