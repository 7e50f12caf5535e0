package io.secnumscan.network.flow;

import io.secnumscan.network.packet.Traffic;
import io.secnumscan.network.reach.Journey;
import java.util.Optional;

/**
 * What one place can send another.
 *
 * @param reachable what surely passes
 * @param possible what may pass besides, for all that was read
 * @param witness a packet that passes and its way; of those that may pass when none surely does
 */
public record Flow(String from, String to, Traffic reachable, Traffic possible, Optional<Journey> witness) {
    /** The best that is known of any of it. */
    public Decision decision() {
        if (!reachable.isEmpty()) {
            return Decision.REACHABLE;
        }
        return possible.isEmpty() ? Decision.BLOCKED : Decision.POSSIBLE;
    }
}
