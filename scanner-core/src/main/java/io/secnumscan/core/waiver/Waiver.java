package io.secnumscan.core.waiver;

import io.secnumscan.core.evaluate.Finding;
import java.time.Instant;

/**
 * The failures of a rule that somebody accepts until a moment. They stay failures.
 *
 * @param expires from then on it waives nothing
 */
public record Waiver(String rule, Selector select, String reason, String owner, Instant expires) {
    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    Finding.Acceptance acceptance() {
        return new Finding.Acceptance(reason, owner, expires);
    }
}
