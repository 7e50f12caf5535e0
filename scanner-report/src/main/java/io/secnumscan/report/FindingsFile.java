package io.secnumscan.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.secnumscan.core.disk.OwnerOnly;
import io.secnumscan.core.disk.WholeFile;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.evaluate.FindingSink;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Findings on disk, one JSON object a line, compressed: however many they are, none is kept in memory. It serves as
 * {@code findings.ndjson.gz} ({@code --all-findings}), and as the place from which {@code report.json} takes its own.
 *
 * <p>Write, {@link #close()}, then read as often as wanted. Not thread-safe.
 */
public final class FindingsFile implements FindingSink, Closeable {
    private final Path path;
    private final Writer out;
    private final JsonGenerator json;
    private long count;

    private FindingsFile(Path path, Writer out) throws IOException {
        this.path = path;
        this.out = out;
        this.json = Json.to(out);
        // The line ends are written by hand.
        json.setRootValueSeparator(null);
    }

    /**
     * Opens a new file.
     *
     * @throws UncheckedIOException when it can't be written, or is there already
     */
    public static FindingsFile create(Path path) {
        try {
            OwnerOnly.file(path);
            return new FindingsFile(path, new BufferedWriter(
                    new OutputStreamWriter(new Fast(Files.newOutputStream(path)), StandardCharsets.UTF_8), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + path, e);
        }
    }

    /** Whether a plain file was written by this class; one without any finding is. */
    public static boolean isOurs(Path file) {
        byte[] begin = "{\"id\":".getBytes(StandardCharsets.UTF_8);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] first = in.readNBytes(begin.length);
            return first.length == 0 || Arrays.equals(first, begin);
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Moves it into place once it is closed, in place of a plain file that is there.
     *
     * @throws UncheckedIOException when it can't be
     */
    public void moveTo(Path place) {
        try {
            WholeFile.move(path, place);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + place, e);
        }
    }

    /** The time goes into compression: findings are written once and mostly never read. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    @Override
    public void add(Finding finding) {
        try {
            FindingJson.write(json, finding);
            json.flush();
            out.write('\n');
            count++;
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + path, e);
        }
    }

    /** How many findings were added. */
    public long count() {
        return count;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            json.close();
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + path, e);
        }
    }

    /** Takes each finding's JSON, in the order in which they were added. */
    @FunctionalInterface
    interface Lines {
        void take(String line) throws IOException;
    }

    void forEach(Lines lines) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path), 1 << 16), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.take(line);
            }
        }
    }
}
