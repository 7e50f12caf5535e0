package io.secnumscan.core.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that are known by their shape alone, as their issuers document it, so that leaked ones can be found: JSON Web
 * Tokens (RFC 7519), Fernet tokens of Keystone, AWS, GitHub, GitLab, Slack, Google, Stripe, DigitalOcean, npm, PyPI, Vault,
 * and password hashes of crypt(5).
 */
final class TokenShapes implements TextDetector {
    private record Shaped(String kind, Pattern pattern) {}

    private static final List<Shaped> SHAPES = List.of(
            shaped("jwt", "\\beyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]{10,}"),
            shaped("token", "\\bgAAAAA[A-Za-z0-9_-]{60,}={0,2}"),
            shaped("access-key", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            shaped("token", "\\bgh[pousr]_[A-Za-z0-9]{30,}"),
            shaped("token", "\\bgithub_pat_[A-Za-z0-9_]{22,}"),
            shaped("token", "\\bglpat-[A-Za-z0-9_-]{20,}"),
            shaped("token", "\\bxox[abeprs]-[A-Za-z0-9-]{10,}"),
            shaped("key", "\\bAIza[A-Za-z0-9_-]{35}"),
            shaped("token", "\\bya29\\.[A-Za-z0-9_-]{20,}"),
            shaped("secret", "\\bGOCSPX-[A-Za-z0-9_-]{20,}"),
            shaped("key", "\\b[rs]k_live_[A-Za-z0-9]{16,}"),
            shaped("token", "\\bdo[opr]_v1_[a-f0-9]{40,}"),
            shaped("token", "\\bnpm_[A-Za-z0-9]{36}"),
            shaped("token", "\\bpypi-[A-Za-z0-9_-]{50,}"),
            shaped("token", "\\bhv[sbr]\\.[A-Za-z0-9_-]{24,}"),
            shaped("password-hash", "\\$(?:1|2[abxy]?|5|6|y|argon2(?:id|i|d))\\$[./A-Za-z0-9$,=-]{20,}"));

    @Override
    public void find(String text, List<Match> matches) {
        for (Shaped shape : SHAPES) {
            Matcher matcher = shape.pattern().matcher(text);
            while (matcher.find()) {
                matches.add(new Match(shape.kind(), "", matcher.start(), matcher.end()));
            }
        }
    }

    private static Shaped shaped(String kind, String pattern) {
        return new Shaped(kind, Pattern.compile(pattern));
    }
}
