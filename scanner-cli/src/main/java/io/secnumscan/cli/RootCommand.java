package io.secnumscan.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secnumscan} alone: the map of the commands. */
@Command(name = "secnumscan", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND",
        header = "Reads the configuration of OpenStack and Kubernetes deployments, and says what it proves about SecNumCloud 3.2.",
        description = {
                "",
                "Read-only: GET, HEAD and token requests, to the targets named and nowhere else."
        },
        footer = {
                "",
                "Example:  secnumscan scan --os-cloud audit --output audit-paris",
                "",
                "Exit codes: 0 nothing failed, everything was assessed; 1 something failed;",
                "  2 technical or usage error; 3 nothing failed, but something could not be",
                "  assessed; 4 only waived failures."
        }, commandListHeading = "%nCommands:%n")
final class RootCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOptions common;

    @Option(names = "--version", versionHelp = true, description = "show the version")
    private boolean version;

    RootCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.printer(shell.out()));
    }
}
