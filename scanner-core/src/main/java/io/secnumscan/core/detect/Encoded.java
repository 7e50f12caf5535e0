package io.secnumscan.core.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets inside runs of base64, packed by gzip too, some levels deep; private keys and key stores in DER. */
final class Encoded {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{40,}={0,2}");
    private static final int MAX_DEPTH = 4;
    private static final int MAX_RUN = 1 << 22;

    private Encoded() {}

    /** @param inner what finds secrets in a decoded text, and how deep it stands */
    static void find(String text, int depth, Inner inner, List<Match> matches) {
        if (depth >= MAX_DEPTH) {
            return;
        }
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            if (run.end() - run.start() > MAX_RUN) {
                continue;
            }
            kind(decode(run.group()), depth, inner)
                    .ifPresent(kind -> matches.add(new Match(kind, "", run.start(), run.end())));
        }
    }

    /** Finds secrets in a text that stands some levels deep in another. */
    @FunctionalInterface
    interface Inner {
        List<Match> find(String text, int depth);
    }

    private static Optional<String> kind(byte[] bytes, int depth, Inner inner) {
        if (bytes.length < 16) {
            return Optional.empty();
        }
        if (DerKeys.isPrivateKey(bytes)) {
            return Optional.of("private-key");
        }
        if (DerKeys.isKeyStore(bytes)) {
            return Optional.of("key-store");
        }
        return Payload.text(bytes).flatMap(text -> {
            List<Match> found = new ArrayList<>(inner.find(text, depth + 1));
            return found.stream().map(Match::kind).findFirst();
        });
    }

    private static byte[] decode(String run) {
        String plain = run.replace('-', '+').replace('_', '/').replace("=", "");
        // A run may begin or end with characters that belong to the text around it; whole groups are enough to see.
        int whole = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
        return Base64.getDecoder().decode(plain.substring(0, whole).getBytes(StandardCharsets.ISO_8859_1));
    }
}
