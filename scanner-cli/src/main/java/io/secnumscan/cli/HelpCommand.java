package io.secnumscan.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code secnumscan help [COMMAND]}: what {@code --help} behind a command shows, for those who ask for it in front. */
@Command(description = "Shows the help of a command, or of all of them.", helpCommand = true, footer = {"",
        "Example:  secnumscan help rules test"})
final class HelpCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "of which command (default: the map of them)")
    private List<String> words = List.of();

    @Mixin
    private HelpOptions common;

    HelpCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        CommandLine asked = spec.root().commandLine();
        for (String word : words) {
            CommandLine inner = asked.getSubcommands().get(word);
            if (inner == null) {
                throw new UnmatchedArgumentException(asked, List.of(word));
            }
            asked = inner;
        }
        asked.usage(shell.printer(shell.out()), asked.getColorScheme());
    }
}
