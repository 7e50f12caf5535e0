package io.secnumscan.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secnumscan evaluate}: judges snapshots, without any network. Same input, same bytes. */
@Command(description = "Judges snapshots by the rules; needs no network.", footer = {"",
        "Example:  secnumscan evaluate audit-paris/snapshot --perimeter secnumscan.yaml --output again"},
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "SNAPSHOT", arity = "1..*", description = "folder or archive of a snapshot")
    private List<Path> snapshots = List.of();

    @Mixin
    private EvaluationOptions evaluation;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ReportOptions report;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    EvaluateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        output.apply();
        Judgement judgement = Judgement.prepare(evaluation, Optional.empty(), shell);
        List<Path> resolved = snapshots.stream().map(shell::resolve).toList();
        return new Results(shell, report, output.folder(shell)).write(judgement, resolved).code();
    }
}
