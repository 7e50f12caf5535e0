package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.disk.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
     * @throws UncheckedIOException when it can't be written
     */
    public static void write(SortedMap<String, JsonNode> declared, Path file) {
        // JSON is YAML: each value on a line of its own.
        StringBuilder text = new StringBuilder("perimeter:").append(declared.isEmpty() ? " {}\n" : "\n");
        declared.forEach((name, value) -> text.append("  ").append(name).append(": ").append(value).append('\n'));
        try (var out = OwnerOnly.write(file)) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
