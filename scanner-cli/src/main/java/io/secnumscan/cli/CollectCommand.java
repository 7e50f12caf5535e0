package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code secnumscan collect}: reads the targets into a snapshot and judges nothing. */
@Command(description = "Reads the targets into a snapshot, to be judged later.", footer = {"",
        "Example:  secnumscan collect --os-cloud audit --output audit-paris"}, sortOptions = false,
        abbreviateSynopsis = true)
final class CollectCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int TROUBLE = 2;
    private static final int INCOMPLETE = 3;

    private final Shell shell;

    @Mixin
    private TargetOptions targets;

    @Mixin
    private OutputOptions output;

    @Mixin
    private HelpOptions common;

    CollectCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        output.apply();
        Targets chosen = Targets.of(targets, shell, Platforms.installed());
        Gathering gathering = new Gathering(shell, output.folder(shell));
        CollectionResult result = gathering.collect(chosen, types(), output.quiet);
        if (result.interrupted() || gathering.isEmpty()) {
            return TROUBLE;
        }
        shell.out().println(gathering.snapshot());
        return !result.unreachable().isEmpty() ? TROUBLE : result.wholly() ? DONE : INCOMPLETE;
    }

    private static TypeCatalog types() {
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(BuiltInRules.root(), problems);
        problems.throwIfAny();
        return types;
    }
}
