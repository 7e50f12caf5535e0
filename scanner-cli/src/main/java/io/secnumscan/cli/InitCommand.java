package io.secnumscan.cli;

import io.secnumscan.core.disk.OwnerOnly;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secnumscan init}: a perimeter to fill in, for its owner alone, as it tells of a cloud. */
@Command(description = "Writes a secnumscan.yaml to fill in, from a snapshot.", footer = {"",
        "Example:  secnumscan init audit-paris/snapshot"}, sortOptions = false)
final class InitCommand implements Runnable {
    private final Shell shell;

    @Parameters(paramLabel = "SNAPSHOT", arity = "1..*", description = "folder or archive of a snapshot")
    private List<Path> snapshots = List.of();

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "init-output",
            description = "this file (default: secnumscan.yaml)")
    private Path output =
            Path.of(ConfigFile.DEFAULT_NAME);

    @Mixin
    private HelpOptions common;

    InitCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        Path file = shell.resolve(output);
        Rulebook rulebook = Rulebook.load(List.of(), Platforms.installed());
        PerimeterDraft draft = new PerimeterDraft(rulebook.parameters(), shell);
        for (Path snapshot : snapshots) {
            try (SnapshotReader reader = SnapshotReader.open(shell.resolve(snapshot))) {
                draft.see(reader);
            }
        }
        write(file, draft.text());
        shell.out().println(shell.shown(file));
    }

    /** What somebody has filled in is never written over. */
    private void write(Path file, String text) {
        try {
            OwnerOnly.file(file);
            Files.writeString(file, text);
        } catch (FileAlreadyExistsException _) {
            throw new BadInputException(new Text(
                    shell.shown(file) + ": is there already; name another --output",
                    shell.shown(file) + " : existe déjà ; nommer un autre --output"));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }
}
