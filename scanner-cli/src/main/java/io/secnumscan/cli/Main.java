package io.secnumscan.cli;

import io.secnumscan.core.detect.Thrown;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.yaml.BadInputException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Where the process starts: parses, runs a command, and turns whatever happens into one message and an exit code. */
public final class Main {
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
        Main spoken = new Main(shell.speaking(List.of(args)));
        return spoken.orTrouble(() -> spoken.line(args).execute(args));
    }

    /** What the parser hands to nobody: exit code 1 would say that a scan found something. */
    int orTrouble(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (OutOfMemoryError e) {
            shell.complain(shell.say(
                    "there is not enough memory; give more: SECNUMSCAN_JAVA_OPTS=-Xmx2g",
                    "la mémoire ne suffit pas ; en donner plus : SECNUMSCAN_JAVA_OPTS=-Xmx2g"));
        } catch (StackOverflowError e) {
            shell.complain(shell.say(
                    "something is nested too deeply to be read; run it again with -v -v to see what was read last",
                    "une donnée est imbriquée trop profondément ; relancer avec -v -v pour voir la dernière lue"));
        } catch (Error e) {
            unforeseen(e);
        }
        return TROUBLE;
    }

    /** The commands that a run with these arguments may ask for, in the language of the shell; all of them without any. */
    CommandLine line(String... args) {
        List<CommandProvider> further =
                ServiceLoader.load(CommandProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        CommandLine line = new CommandLine(new RootCommand(shell));
        new Commands(shell, further).addTo(line, args);
        if (shell.language().equals("fr")) {
            line.setResourceBundle(new FrenchHelp(further));
        }
        return line.setOut(shell.printer(shell.out()))
                .setErr(shell.printer(shell.err()))
                .setUsageHelpWidth(shell.width())
                .setColorScheme(CommandLine.Help.defaultColorScheme(shell.colours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, given) -> usage(problem))
                .setExecutionExceptionHandler((problem, command, given) -> trouble(problem));
    }

    private int usage(ParameterException problem) {
        shell.complain(UsageError.of(problem, shell));
        return TROUBLE;
    }

    private int trouble(Exception problem) {
        switch (problem) {
            case Exception _ when WhenStopped.stopping() -> log().debug("while stopping: {}", Thrown.trace(problem));
            case BadInputException bad -> shell.complain(bad.text());
            case SnapshotException bad -> shell.complain(bad.text());
            default -> unforeseen(problem);
        }
        return TROUBLE;
    }

    private void unforeseen(Throwable problem) {
        log().debug("unforeseen: {}", Thrown.trace(problem));
        shell.complain(shell.say(
                "something that was not foreseen: " + problem
                        + "\nWhat was collected is kept. Run it again with -v -v for"
                        + " the details that a report of this needs.",
                "quelque chose d'imprévu : " + problem
                        + "\nCe qui a été collecté est gardé. Relancer avec -v -v pour les"
                        + " détails à joindre à un signalement."));
    }

    /** Not before it is needed: most runs of the shorter commands log nothing, and Logback takes its time to start. */
    private static Logger log() {
        return LoggerFactory.getLogger(Main.class);
    }
}
