package io.secnumscan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code secnumscan requirements}: the group of what one looks up of the referential. */
@Command(description = "Looks up requirements of SecNumCloud 3.2.", synopsisSubcommandLabel = "COMMAND", footer = {"",
        "Example:  secnumscan requirements show 9.7.a"})
final class RequirementsCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOptions common;

    RequirementsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.printer(shell.out()));
    }
}
