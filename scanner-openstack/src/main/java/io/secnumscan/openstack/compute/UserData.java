package io.secnumscan.openstack.compute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
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
    private static final Pattern ENCODED = Pattern.compile("(?m)(?:^[A-Za-z0-9+/]{16,}={0,2}\\s*$\\R?)+");

    private UserData() {}

    /**
     * The words that it uses, sorted.
     *
     * @param encoded as Nova gives it
     * @return empty for what is no text, of which nothing can be told
     */
    static Optional<List<String>> passwordLogins(String encoded) {
        return text(encoded).map(text -> {
            SortedSet<String> found = words(text);
            Matcher parts = ENCODED.matcher(text);
            while (parts.find()) {
                text(parts.group()).ifPresent(part -> found.addAll(words(part)));
            }
            return List.copyOf(found);
        });
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
