package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
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

    /** Whether JSON is printed. */
    boolean prints() {
        return report.prints();
    }

    /** @throws BadInputException where files are asked for */
    void refuseFiles() {
        if (output.output.isPresent() || report.allFindings || !report.files().isEmpty()) {
            throw new BadInputException(new Text(
                    "--plan writes no file; leave out --output, --all-findings and --format html,csv",
                    "--plan n'écrit aucun fichier ; omettre --output, --all-findings et --format html,csv"));
        }
    }

    Results results(Path folder, Shell shell) {
        return new Results(shell, report, folder, output.verbose.length > 0);
    }
}
