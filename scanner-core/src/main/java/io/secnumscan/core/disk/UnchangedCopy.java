package io.secnumscan.core.disk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.secnumscan.core.digest.Canonical;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file that is kept beside a report. Its first line tells it from one that a person wrote, or has changed since: such a one
 * is never replaced or removed.
 */
public final class UnchangedCopy {
    private static final String MARK = "# Written by secnumscan beside its report, unchanged: ";

    private UnchangedCopy() {}

    /**
     * Writes a file that only its owner may read.
     *
     * @throws UncheckedIOException when it can't be written
     */
    public static void write(String text, Path file) {
        try {
            WholeFile.text(file, out -> out.write(MARK + digest(text) + "\n" + text));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /** Whether the file is as {@link #write} left it; what a link leads to is not. */
    public static boolean isOne(Path file) {
        if (!WholeFile.isPlain(file)) {
            return false;
        }
        try {
            String text = Files.readString(file);
            int end = text.indexOf('\n');
            return text.startsWith(MARK) && end > 0
                    && text.substring(MARK.length(), end).equals(digest(text.substring(end + 1)));
        } catch (IOException _) {
            return false;
        }
    }

    private static String digest(String text) {
        return Canonical.digest(new TreeMap<>(Map.<String, JsonNode>of("text", TextNode.valueOf(text))));
    }
}
