package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.disk.UnchangedCopy;
import io.secnumscan.core.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * What was declared for an evaluation, kept beside its report so that the same can be evaluated again: a {@code
 * secnumscan.yaml} may have changed by then. Read back by {@link Perimeter#readNamed}, it gives the same digest.
 */
public final class PerimeterFile {
    private PerimeterFile() {}

    /**
     * Writes what an operator declared, sorted; in place of what was there.
     *
     * @throws java.io.UncheckedIOException when it can't be written
     */
    public static void write(SortedMap<String, JsonNode> declared, Path file) {
        UnchangedCopy.write(text(declared), file);
    }

    /**
     * Whether writing loses nothing of anybody's: the file is as {@link #write} left it, or holds the same as would be written,
     * without the line that tells whose it is.
     */
    public static boolean mayReplace(SortedMap<String, JsonNode> declared, Path file) {
        try {
            return !WholeFile.isThere(file) || UnchangedCopy.isOne(file)
                    || WholeFile.isPlain(file) && Files.readString(file).equals(text(declared));
        } catch (IOException _) {
            return false;
        }
    }

    /** JSON is YAML: each value on a line of its own. */
    private static String text(SortedMap<String, JsonNode> declared) {
        StringBuilder text = new StringBuilder("perimeter:").append(declared.isEmpty() ? " {}\n" : "\n");
        declared.forEach((name, value) -> text.append("  ").append(name).append(": ").append(value).append('\n'));
        return text.toString();
    }
}
