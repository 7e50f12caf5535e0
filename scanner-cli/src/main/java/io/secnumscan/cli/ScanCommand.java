package io.secnumscan.cli;

import io.secnumscan.core.assess.ExitCode;
import io.secnumscan.core.collect.CollectionResult;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secnumscan scan}: the main line from targets to report. Read this first. */
@Command(description = "Reads the targets, judges what was read, and reports requirement by requirement.", footer = {
        "",
        "Examples:  secnumscan scan --os-cloud audit --output audit-paris",
        "           secnumscan scan --kubeconfig prod.yaml --perimeter secnumscan.yaml --lang fr"
}, sortOptions = false)
final class ScanCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private TargetOptions targets;

    @Mixin
    private EvaluationOptions evaluation;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ReportOptions report;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
    private boolean help;

    ScanCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        output.apply();
        Targets chosen = Targets.of(targets, shell, Platforms.installed());
        Judgement judgement = Judgement.prepare(evaluation, chosen.config(), shell);
        Path folder = output.folder(shell);
        Path snapshot = folder.resolve("snapshot");

        CollectionResult collected =
                new Gathering(shell).collect(chosen, judgement.rulebook().types(), snapshot, output.quiet);
        ExitCode judged = new Results(shell, report, folder).write(judgement, List.of(snapshot));

        boolean troubled = !collected.unreachable().isEmpty() || collected.interrupted();
        return (troubled ? judged.and(ExitCode.ERROR) : judged).code();
    }
}
