package io.secnumscan.k8s.config;

import io.secnumscan.core.platform.TargetException;
import io.secnumscan.core.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that something else keeps fresh in a file: read again when a minute has passed, as the Go client does.
 * Thread-safe.
 */
final class TokenFile {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private final Entry user;
    private final Path path;
    private final InstantSource clock;
    private String token;
    private Instant readAt;

    TokenFile(Entry user, InstantSource clock) throws TargetException {
        this.user = user;
        this.path = user.path("tokenFile").orElseThrow();
        this.clock = clock;
        this.token = read();
        this.readAt = clock.instant();
    }

    synchronized String get() {
        Instant now = clock.instant();
        if (Duration.between(readAt, now).compareTo(FRESH) >= 0) {
            readAt = now;
            try {
                token = read();
            } catch (TargetException e) {
                LOG.warn("the token read before is used on: {}", e.getMessage());
            }
        }
        return token;
    }

    private String read() throws TargetException {
        String text = user.read("tokenFile", path).strip();
        if (!Tokens.usable(text)) {
            throw user.problem(
                    new Text("'tokenFile' names " + path + ", which holds no token",
                            "« tokenFile » nomme " + path + ", qui ne contient pas de jeton"),
                    new Text("log in anew, or correct the path", "se reconnecter, ou corriger le chemin"));
        }
        return text;
    }
}
