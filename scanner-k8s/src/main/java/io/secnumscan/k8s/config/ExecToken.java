package io.secnumscan.k8s.config;

import io.secnumscan.core.http.TlsSettings;
import io.secnumscan.core.platform.TargetException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an exec plugin gave, asked for again shortly before it ends. Thread-safe. */
final class ExecToken {
    private static final Logger LOG = LoggerFactory.getLogger(ExecToken.class);
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);
    private final ExecPlugin plugin;
    private final InstantSource clock;
    private ExecPlugin.Given given;
    private Instant triedAt;

    ExecToken(ExecPlugin plugin, InstantSource clock) throws TargetException {
        this.plugin = plugin;
        this.clock = clock;
        this.given = plugin.run();
        this.triedAt = clock.instant();
    }

    synchronized Map<String, String> headers() {
        Instant now = clock.instant();
        boolean ending = given.until().map(end -> end.minus(BEFORE_ITS_END).isBefore(now)).orElse(false);
        if (ending && triedAt.plus(BEFORE_ITS_END).isBefore(now)) {
            triedAt = now;
            try {
                given = plugin.run();
            } catch (TargetException e) {
                LOG.warn("the credentials got before are used on: {}", e.getMessage());
            }
        }
        return given.token().map(Tokens::bearer).orElse(Map.of());
    }

    /** Used for the whole scan: a handshake can't be changed once the client is made. */
    synchronized Optional<TlsSettings.ClientPem> certificate() {
        return given.certificate();
    }
}
