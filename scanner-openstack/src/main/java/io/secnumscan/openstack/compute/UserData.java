package io.secnumscan.openstack.compute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What the user data of a server says about logging in with a password. It never reaches the snapshot, so that its words for
 * this are looked for before it is measured: {@code ssh_pwauth} (true), {@code PasswordAuthentication} (yes), {@code chpasswd},
 * {@code lock_passwd} (false). Values are not kept.
 */
final class UserData {
    private static final int MOST_BYTES = 1 << 20;
    private static final Map<String, Pattern> WORDS = new TreeMap<>(Map.of(
            "ssh_pwauth", anywhere("^[ \\t-]*[\"']?ssh_pwauth[\"']?\\s*:\\s*[\"']?(true|yes|on|1)\\b"),
            "PasswordAuthentication", anywhere("^[^#\\n]*PasswordAuthentication[ \\t=]+yes\\b"),
            "chpasswd",
            anywhere("^[ \\t-]*[\"']?chpasswd[\"']?\\s*:|^[^#\\n]*\\|\\s*(sudo\\s+)?(/usr/sbin/)?chpasswd\\b"),
            "lock_passwd", anywhere("^[^#\\n]*\\block_passwd[\"']?\\s*:\\s*[\"']?(false|no|off|0)\\b")));
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{16,}+={0,2}+\\s*+");
    /** Far more than a mail of cloud-init has; what has more, or unfolds to more than {@link #MOST_BYTES}, is not judged. */
    private static final int MOST_PARTS = 16;

    private UserData() {}

    /**
     * The words that it uses, sorted.
     *
     * @param encoded as Nova gives it
     * @return empty for what is no text, and for what has more in it than can be looked through where the rest says nothing
     */
    static Optional<List<String>> passwordLogins(String encoded) {
        return text(encoded).flatMap(text -> {
            SortedSet<String> found = words(text);
            List<String> parts = parts(text);
            int left = MOST_BYTES;
            for (int i = 0; i < parts.size() && i < MOST_PARTS && left >= 0; i++) {
                Optional<String> part = text(parts.get(i));
                left -= part.map(String::length).orElse(0);
                part.ifPresent(inner -> found.addAll(words(inner)));
            }
            boolean whole = left >= 0 && parts.size() <= MOST_PARTS;
            return whole || !found.isEmpty() ? Optional.of(List.copyOf(found)) : Optional.empty();
        });
    }

    /** Neighbouring lines in base64, one part each; one more than the most there may be, where there are more. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("\\R", -1)) {
            if (ENCODED.matcher(line).matches()) {
                part.append(line).append('\n');
            } else if (!part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
                if (parts.size() > MOST_PARTS) {
                    return List.copyOf(parts.subList(0, MOST_PARTS + 1));
                }
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return List.copyOf(parts);
    }

    private static SortedSet<String> words(String text) {
        SortedSet<String> found = new TreeSet<>();
        WORDS.forEach((word, pattern) -> {
            if (pattern.matcher(text).find()) {
                found.add(word);
            }
        });
        return found;
    }

    private static Optional<String> text(String encoded) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(encoded);
            boolean zipped = bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
            byte[] plain = zipped ? unzipped(bytes) : bytes;
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @throws IOException for what unfolds beyond all measure, too */
    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] plain = in.readNBytes(MOST_BYTES + 1);
            if (plain.length > MOST_BYTES) {
                throw new IOException("too much");
            }
            return plain;
        }
    }

    private static Pattern anywhere(String expression) {
        return Pattern.compile(expression, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    }
}
