package io.secnumscan.core.http;

import java.time.Duration;
import java.util.Optional;

/** One request and its repeats: how often it was sent, and what is left of its time. Waiting for a turn costs none. */
final class Repeats {
    private final HttpLimits limits;
    private int attempt = 1;
    private Duration spent = Duration.ZERO;

    Repeats(HttpLimits limits) {
        this.limits = limits;
    }

    /** What the next attempt may take. */
    Duration left() {
        Duration left = limits.patience().request().minus(spent);
        return left.compareTo(limits.callDeadline()) < 0 ? left : limits.callDeadline();
    }

    void spend(Duration time) {
        spent = spent.plus(time);
    }

    /** How long to wait before the next attempt; empty when that was the last. */
    Optional<Duration> pause(Exchange.Step.Again again) {
        Duration pause = again.pause().orElse(limits.pauseAfter(attempt));
        int most = again.timedOut() ? Math.min(limits.attempts(), limits.patience().sends()) : limits.attempts();
        boolean inTime = spent.plus(pause).compareTo(limits.patience().request()) < 0;
        if (attempt >= most || pause.compareTo(limits.maxRetryAfter()) > 0 || !inTime) {
            return Optional.empty();
        }
        attempt++;
        spend(pause);
        return Optional.of(pause);
    }
}
