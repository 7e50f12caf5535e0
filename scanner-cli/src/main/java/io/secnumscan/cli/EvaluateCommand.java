package io.secnumscan.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code secnumscan evaluate}: judges snapshots, without any network. Same input, same bytes. */
@Command(description = "Judges snapshots by the rules; needs no network.", footer = {"",
        "Example:  secnumscan evaluate audit-paris/snapshot --output again"},
        sortOptions = false, abbreviateSynopsis = true)
final class EvaluateCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "SNAPSHOT", arity = "1..*", description = "folder or archive of a snapshot")
    private List<Path> snapshots = List.of();

    @Mixin
    private JudgingOptions judging;

    @Mixin
    private HelpOptions common;

    EvaluateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        judging.output().apply();
        Judgement judgement = judging.judgement(Optional.empty(), shell);
        List<Path> resolved = snapshots.stream().map(shell::resolve).toList();
        int code = judging.results(judging.output().folder(shell), shell).write(judgement, resolved).code();
        sayWhatIsLeftOut();
        return code;
    }

    /** {@code scan} takes the perimeter of a file that lies there; here only what is named counts, so that bytes repeat. */
    private void sayWhatIsLeftOut() {
        boolean there = Files.exists(shell.resolve(Path.of(ConfigFile.DEFAULT_NAME)));
        if (there && !judging.declares() && !judging.output().quiet) {
            shell.complain(shell.say(
                    "the perimeter of ./secnumscan.yaml is not used; name it: --perimeter secnumscan.yaml",
                    "le périmètre de ./secnumscan.yaml n'est pas utilisé ; le nommer : --perimeter secnumscan.yaml"));
        }
    }
}
