package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.nio.file.Files;
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

    @Option(names = "-v", description = "each bad failure, more messages; twice: details")
    boolean[] verbose = {};

    /**
     * Where files go: the folder named, else a new one named after the time, since evidence is never overwritten.
     *
     * @throws BadInputException when it is a file
     */
    Path folder(Shell shell) {
        Path folder = shell.resolve(output.orElseGet(
                () -> Path.of("secnumscan-" + Gathering.run(shell.clock().instant()))));
        if (Files.isRegularFile(folder)) {
            throw new BadInputException(new Text(
                    folder + ": is a file; name a folder with --output",
                    folder + " : est un fichier ; nommer un dossier avec --output"));
        }
        return folder;
    }

    void apply() {
        LogLevels.set(quiet, verbose.length);
    }
}
