package io.secnumscan.cli;

import io.secnumscan.core.detect.Thrown;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.yaml.BadInputException;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process starts: parses, runs a command, and turns whatever happens into one message and an exit code. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int TROUBLE = 2;

    private final Shell shell;

    public Main(Shell shell) {
        this.shell = shell;
    }

    public static void main(String[] args) {
        System.exit(new Main(Shell.ofProcess()).run(args));
    }

    /** @return 0 to 4, see {@code secnumscan --help} */
    public int run(String... args) {
        CommandLine line = new CommandLine(new RootCommand(shell))
                .addSubcommand("scan", new ScanCommand(shell))
                .addSubcommand("collect", new CollectCommand(shell))
                .addSubcommand("evaluate", new EvaluateCommand(shell))
                .addSubcommand("rules", new CommandLine(new RulesCommand(shell))
                        .addSubcommand("test", new RulesTestCommand(shell)));
        ServiceLoader.load(CommandProvider.class).forEach(provider -> line.addSubcommand(provider.command(shell)));
        line.setOut(shell.printer(shell.out()))
                .setErr(shell.printer(shell.err()))
                .setUsageHelpWidth(shell.width())
                .setColorScheme(CommandLine.Help.defaultColorScheme(shell.colours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, given) -> usage(problem))
                .setExecutionExceptionHandler((problem, command, given) -> trouble(problem));
        return line.execute(args);
    }

    private int usage(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        shell.err().println("secnumscan: " + said(problem));
        UnmatchedArgumentException.printSuggestions(problem, command.getErr());
        shell.err().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return TROUBLE;
    }

    /** What was typed is quoted as it was typed, so that a password behind an option that does not exist is known as one. */
    private static String said(ParameterException problem) {
        return problem instanceof UnmatchedArgumentException unmatched
                ? "unknown: " + SafeMessage.of(String.join(" ", unmatched.getUnmatched()))
                : SafeMessage.of(String.valueOf(problem.getMessage()));
    }

    private int trouble(Exception problem) {
        switch (problem) {
            case BadInputException bad ->
                    shell.err().println("secnumscan: " + SafeMessage.of(String.valueOf(bad.getMessage())));
            case SnapshotException bad ->
                    shell.err().println("secnumscan: " + SafeMessage.of(String.valueOf(bad.getMessage())));
            default -> unforeseen(problem);
        }
        return TROUBLE;
    }

    private void unforeseen(Exception problem) {
        LOG.debug("unforeseen: {}", Thrown.trace(problem));
        shell.err().println("secnumscan: something that was not foreseen: " + SafeMessage.of(problem.toString()));
        shell.err().println(
                "What was collected is kept. Run it again with -v -v for the details that a report of this needs.");
    }
}
