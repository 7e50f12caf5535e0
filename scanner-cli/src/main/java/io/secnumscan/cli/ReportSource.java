package io.secnumscan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a report from a snapshot: {@code report.json}, or the folder of one that a scan made. */
final class ReportSource {
    private static final String NAME = "report.json";

    private ReportSource() {}

    static boolean isReport(Path path) {
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve(NAME)) && Files.notExists(path.resolve("manifest.json"));
        }
        return path.toString().endsWith(".json") || begins(path);
    }

    /** The file itself. */
    static Path report(Path path) {
        return Files.isDirectory(path) ? path.resolve(NAME) : path;
    }

    private static boolean begins(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == '{';
        } catch (IOException _) {
            return false;
        }
    }
}
