package io.secnumscan.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** What every command that judges takes: by what, where results go, and how they are shown. */
final class JudgingOptions {
    @Mixin
    private EvaluationOptions evaluation;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ReportOptions report;

    /** To be read before anything is collected; see {@link Judgement#prepare}. */
    Judgement judgement(Optional<ConfigFile> config, Shell shell) {
        return Judgement.prepare(evaluation, config, shell);
    }

    /** Whether the command names a perimeter itself. */
    boolean declares() {
        return evaluation.perimeter.isPresent();
    }

    OutputOptions output() {
        return output;
    }

    Results results(Path folder, Shell shell) {
        return new Results(shell, report, folder, output.verbose.length > 0);
    }
}
