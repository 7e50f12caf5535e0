package io.secnumscan.core.waiver;

import io.secnumscan.core.disk.UnchangedCopy;
import java.nio.file.Path;

/** The waivers beside a report, by which the same can be evaluated again. */
public final class WaiverCopy {
    private WaiverCopy() {}

    /**
     * Writes a file that only its owner may read.
     *
     * @throws java.io.UncheckedIOException when it can't be written
     */
    public static void write(Waivers waivers, Path file) {
        UnchangedCopy.write(waivers.text(), file);
    }

    /** Whether the file is as {@link #write} left it. */
    public static boolean isOne(Path file) {
        return UnchangedCopy.isOne(file);
    }
}
