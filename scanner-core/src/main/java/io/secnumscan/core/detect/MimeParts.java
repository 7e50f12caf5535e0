package io.secnumscan.core.detect;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MIME message of several parts: those in base64 are decoded where they stand; everything else stays as it is. */
final class MimeParts {
    private static final int HEAD = 2000;
    private static final Pattern ENCODING =
            Pattern.compile("(?im)^content-transfer-encoding:[ \\t]*\"?([\\w-]+)");

    private MimeParts() {}

    /** The text itself when it is no such message. */
    static Payload decoded(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT);
        int boundary = head.indexOf("boundary=");
        if (boundary < 0 || !head.contains("multipart/")) {
            return new Payload(text, true);
        }
        String name = text.substring(boundary + "boundary=".length()).lines().findFirst().orElse("");
        String bare = name.split("[;\\s]", 2)[0].replace("\"", "");
        if (bare.isEmpty()) {
            return new Payload(text, true);
        }
        StringBuilder decoded = new StringBuilder();
        boolean whole = true;
        for (String part : text.split("(?m)^--" + Pattern.quote(bare), -1)) {
            Payload payload = part(part);
            whole &= payload.whole();
            decoded.append("--").append(bare).append(payload.text());
        }
        return new Payload(decoded.toString(), whole);
    }

    private static Payload part(String part) {
        String unix = part.replace("\r\n", "\n");
        int blank = unix.indexOf("\n\n");
        Matcher encoding = ENCODING.matcher(blank < 0 ? "" : unix.substring(0, blank));
        if (!encoding.find()) {
            return new Payload(part, true);
        }
        return switch (encoding.group(1).toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> new Payload(part, true);
            case "base64" -> base64(unix, blank + 2).orElse(new Payload(part, false));
            default -> new Payload(part, false);
        };
    }

    private static Optional<Payload> base64(String part, int body) {
        return Payload.base64(part.substring(body))
                .flatMap(Payload::unpacked)
                .map(inner -> new Payload(part.substring(0, body) + inner.text() + "\n", inner.whole()));
    }
}
