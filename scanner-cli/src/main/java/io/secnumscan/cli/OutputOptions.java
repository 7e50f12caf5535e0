package io.secnumscan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where files go, and how much is said meanwhile. */
final class OutputOptions {
    @Option(names = "--output", paramLabel = "DIR",
            description = "folder of the results (default: a new one)")
    Optional<Path> output = Optional.empty();

    @Option(names = {"-q",
            "--quiet"}, description = "no progress, no warnings; results are still printed")
    boolean quiet;

    @Option(names = "-v", description = "say more on standard error; twice: details")
    boolean[] verbose = {};

    /** Where files go: the folder named, else a new one named after the time, since evidence is never overwritten. */
    Path folder(Shell shell) {
        return shell.resolve(output.orElseGet(
                () -> Path.of("secnumscan-" + Gathering.run(shell.clock().instant()))));
    }

    void apply() {
        LogLevels.set(quiet, verbose.length);
    }
}
