package io.secnumscan.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * What the JVM watches once to start faster ever after (JEP 483): the launcher runs this instead of {@link Main} when it makes
 * its cache. Nothing is read but the rules of the installation, and nothing written; no request is sent. Short commands
 * only: all classes of the cache are loaded at each start, and those that a scan alone needs would cost more than they gain.
 */
public final class Training {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("--help", "--lang", "fr"),
            List.of("help", "scan"),
            List.of("rules", "list"),
            List.of("rules", "list", "--format", "json"),
            List.of("rules", "show", "k8s-pod-privileged"),
            List.of("requirements", "list"),
            List.of("requirements", "show", "9.7.a", "--lang", "fr"),
            // Each ends with a usage error: the parser has then seen the options of the long commands.
            List.of("scan"),
            List.of("evaluate"),
            List.of("report"));

    private Training() {}

    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        System.setOut(nowhere);
        System.setErr(nowhere);
        Shell shell = Shell.ofProcess();
        COMMANDS.forEach(command -> new Main(shell).run(command.toArray(String[]::new)));
        System.exit(0);
    }
}
