package io.secnumscan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secnumscan rules}: the group of what one does with rules. */
@Command(description = "Works on rules.", synopsisSubcommandLabel = "COMMAND", footer = {"",
        "Example:  secnumscan rules test my-rules"})
final class RulesCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOptions common;

    RulesCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.printer(shell.out()));
    }
}
