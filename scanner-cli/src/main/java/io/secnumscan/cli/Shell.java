package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.report.TerminalText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command runs. Everything of the outside world that a command may depend on is here, so that a test can differ.
 *
 * @param out results
 * @param err logs, progress and errors
 * @param environment environment variables
 * @param folder that relative paths start from
 * @param clock the only source of "now"
 * @param terminal whether a person watches standard error
 * @param language {@code fr} or {@code en}
 */
public record Shell(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        InstantSource clock,
        boolean terminal,
        String language) {
    private static final int DEFAULT_WIDTH = 80;

    /** The process's own. */
    public static Shell ofProcess() {
        return new Shell(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                InstantSource.system(),
                System.console() != null && System.console().isTerminal(),
                Language.of(System.getenv(), Locale.getDefault(Locale.Category.DISPLAY)).name());
    }

    /** The same, with other environment variables. */
    public Shell with(Map<String, String> variables) {
        return new Shell(out, err, variables, folder, clock, terminal, language);
    }

    /** The same, in the language that the arguments ask for, if they do. */
    Shell speaking(List<String> arguments) {
        String spoken = Language.asked(arguments).map(Language::name).orElse(language);
        return new Shell(out, err, environment, folder, clock, terminal, spoken);
    }

    /** The text in the language of this shell. */
    String say(String en, String fr) {
        return language.equals("fr") ? fr : en;
    }

    /** The same of a message that is in both. */
    void complain(Text message) {
        complain(message.in(language));
    }

    /** A message for a person: without secrets, and harmless whatever names it quotes. */
    void complain(String message) {
        err.println("secnumscan: " + TerminalText.cleanLines(SafeMessage.of(message)));
    }

    /** Whether colours may be used: on a terminal, unless {@code NO_COLOR} is set or the terminal is dumb. */
    boolean colours() {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Columns of the terminal, 80 where nobody says. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }

    PrintWriter printer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** A path as a person may type it here. */
    public String shown(Path path) {
        return path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
    }

    /** A path that was given on the command line. */
    public Path resolve(Path path) {
        return folder.resolve(path).normalize();
    }
}
