package io.secnumscan.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes away what this run wrote and nobody can use. */
final class Discarded {
    private Discarded() {}

    /** @param parent whether the folder around it was made with it: it goes too, unless somebody has put something there */
    static void snapshot(Path snapshot, boolean parent) {
        try {
            for (Path path : deepestFirst(snapshot)) {
                Files.delete(path);
            }
            Path around = snapshot.resolveSibling("");
            if (parent && deepestFirst(around).size() == 1) {
                Files.delete(around);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + snapshot, e);
        }
    }

    /** A temporary folder with all that is in it; nothing when it is gone already. */
    static void all(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            for (Path path : deepestFirst(folder)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + folder, e);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
