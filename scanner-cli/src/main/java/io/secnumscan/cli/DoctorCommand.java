package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code secnumscan doctor}: what a scan with these identities can't read, and what would let it. Its exit codes: 0 all was
 * read, 2 a technical or usage error, 3 something was not, or was seen of a part only.
 */
@Command(description = "Says what a scan could not read, and which rights would do.", footer = {"",
        "Example:  secnumscan doctor --os-cloud audit"}, sortOptions = false, abbreviateSynopsis = true)
final class DoctorCommand implements Callable<Integer> {
    private static final int WHOLE = 0;
    private static final int TROUBLE = 2;
    private static final int GAPS = 3;

    private final Shell shell;

    @Mixin
    private TargetOptions targets;

    @Option(names = {"-q", "--quiet"}, description = "no progress, no warnings; results are still printed")
    private boolean quiet;

    @Mixin
    private HelpOptions common;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    /** It reads as a scan does, so that it names exactly what a scan would miss; what was read is thrown away. */
    @Override
    public Integer call() {
        Targets chosen = Targets.of(targets, shell, Platforms.installed());
        Path folder = temporary();
        Gathering gathering = new Gathering(shell, folder);
        try (WhenStopped _ = WhenStopped.run("tidy", () -> Discarded.all(folder))) {
            CollectionResult result = gathering.collect(chosen, types(), quiet);
            if (result.interrupted() || gathering.isEmpty()) {
                return TROUBLE;
            }
            boolean whole = new Diagnosis(chosen, result, shell).print();
            return !result.unreachable().isEmpty() ? TROUBLE : whole ? WHOLE : GAPS;
        } finally {
            Discarded.all(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("secnumscan-doctor-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TypeCatalog types() {
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(BuiltInRules.root(), problems);
        problems.throwIfAny();
        return types;
    }
}
