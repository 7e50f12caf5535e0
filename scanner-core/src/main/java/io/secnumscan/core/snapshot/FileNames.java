package io.secnumscan.core.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of the files of a snapshot. Target names come from outside: whatever is not plain in them is written as
 * {@code %XX}, upper case too, since some file systems do not tell cases apart.
 */
final class FileNames {
    private static final Pattern SAFE = Pattern.compile("[a-z0-9._%A-F-]{1,200}");
    private static final int MAX_ENCODED = 150;

    private FileNames() {}

    /** {@code resources/prod-paris/openstack.network.port.3.ndjson.gz}; the number is that of the read in its target's plan. */
    static String of(int target, String name, String type, int read) {
        return Manifest.RESOURCES + "/" + target + "-" + encode(name) + "/" + encode(type) + "." + read + ".ndjson.gz";
    }

    /** Whether a path of a manifest stays inside its snapshot. */
    static boolean safe(String path) {
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (!SAFE.matcher(part).matches() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return parts.length <= 3;
    }

    private static String encode(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.length() <= MAX_ENCODED ? encoded.toString() : encoded.substring(0, MAX_ENCODED);
    }
}
