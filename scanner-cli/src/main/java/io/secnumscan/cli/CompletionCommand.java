package io.secnumscan.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secnumscan completion}: prints the script that lets a shell complete commands and options. */
@Command(description = "Prints the completion script of bash and zsh.", footer = {"",
        "Example:  source <(secnumscan completion)"})
final class CompletionCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOptions common;

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        shell.out().print(AutoComplete.bash("secnumscan", spec.root().commandLine()));
    }
}
