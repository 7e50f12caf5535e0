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
@Command(description = "Reads the targets, judges, reports requirement by requirement.", footer = {
        "",
        "Examples:  secnumscan scan --os-cloud audit --output audit-paris",
        "           secnumscan scan --kubeconfig prod.yaml --perimeter p.yaml"
}, sortOptions = false, abbreviateSynopsis = true)
final class ScanCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private TargetOptions targets;

    @Option(names = "--plan", description = "print each call that would be sent, with its count; send none")
    private boolean plan;

    @Mixin
    private JudgingOptions judging;

    @Mixin
    private HelpOptions common;

    ScanCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        judging.output().apply();
        Targets chosen = Targets.of(targets, shell, Platforms.installed());
        Judgement judgement = judging.judgement(chosen.config(), shell);
        if (plan) {
            judging.refuseFiles();
            return new Planning(shell, judging.prints()).print(chosen, judgement.rulebook().types()).code();
        }
        Path folder = judging.output().folder(shell);
        Results results = judging.results(folder, shell);
        results.refuseStrangers(judgement);

        Gathering gathering = new Gathering(shell, folder);
        CollectionResult collected =
                gathering.collect(chosen, judgement.rulebook().types(), judging.output().quiet);
        if (collected.interrupted() || gathering.isEmpty()) {
            return ExitCode.ERROR.code();
        }
        ExitCode judged = results.write(judgement, List.of(gathering.snapshot()));

        return (collected.unreachable().isEmpty() ? judged : judged.and(ExitCode.ERROR)).code();
    }
}
