package io.secnumscan.network.reach;

import io.secnumscan.network.packet.Packet;
import java.util.Optional;

/**
 * A router that a packet has passed.
 *
 * @param in id of the interface that it came in by
 * @param translation id of the translation of what came in; empty when none took it
 * @param out id of the interface that it left by
 * @param sourceTranslation id of the translation of what leaves; empty when none took it
 * @param packet as it left
 */
public record Crossed(String router, String in, Optional<String> translation, String route, String out,
        Optional<String> sourceTranslation, Packet packet) {}
