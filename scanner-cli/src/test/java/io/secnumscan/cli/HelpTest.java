package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {
    /** Lines of a screen; of those that take everything, and of the map of all, more than a terminal of old has. */
    private static final Map<String, Integer> LINES =
            Map.of("scan", 36, "evaluate", 33, "report", 33, "secnumscan", 28);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void noOptionLacksAFrenchText() {
        List<String> english = texts("en");
        List<String> french = texts("fr");

        assertEquals(english.size(), french.size());
        for (int i = 0; i < english.size(); i++) {
            assertNotEquals(english.get(i), french.get(i));
        }
    }

    @Test
    void noFrenchTextIsLeftOver() {
        TreeSet<String> unused = new TreeSet<>(new FrenchHelp(List.of()).keySet());
        unused.removeIf(key -> key.startsWith("usage."));
        for (CommandLine command : commands("fr")) {
            String name = command.getCommandSpec().qualifiedName(".");
            unused.removeIf(key -> key.startsWith(name + ".usage."));
            for (OptionSpec option : command.getCommandSpec().options()) {
                unused.remove(option.longestName().replaceFirst("^-+", ""));
                unused.remove(String.valueOf(option.descriptionKey()));
            }
            for (PositionalParamSpec positional : command.getCommandSpec().positionalParameters()) {
                unused.removeIf(key -> key.startsWith(positional.paramLabel() + "["));
            }
        }
        assertEquals(new TreeSet<>(), unused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyHelpFitsAScreenAndHasAnExample(String language) {
        for (CommandLine command : commands(language)) {
            String help = command.getUsageMessage();

            int most = LINES.getOrDefault(command.getCommandName(), 24);
            assertTrue(help.lines().count() <= most, help);
            help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
            assertTrue(help.matches("(?s).*\n(Example|Exemple)s? ?:  (source <\\()?secnumscan .*"), help);
        }
    }

    @ParameterizedTest
    @CsvSource({"--lang=fr --help", "--help --lang fr", "scan --lang=FR -h", "rules test -h --lang fr"})
    void theFlagChoosesTheLanguageOfHelp(String arguments) {
        assertEquals(0, run(Map.of(), arguments));

        assertTrue(said(out).contains("Utilisation : secnumscan"), said(out));
    }

    @ParameterizedTest
    @CsvSource({"help, --help", "help scan, scan --help", "help rules test, rules test --help",
            "help help --lang fr, help --help --lang fr"})
    void helpInFrontOfACommandIsThatBehindIt(String inFront, String behind) {
        assertEquals(0, run(Map.of(), inFront));
        String shown = said(out);
        out.reset();
        run(Map.of(), behind);

        assertEquals(said(out), shown);
        assertTrue(shown.contains("Example") || shown.contains("Exemple"), shown);
    }

    @Test
    void theLocaleChoosesTheLanguageOfHelp() {
        run(Map.of("LANG", "fr_FR.UTF-8"), "scan --help");

        assertTrue(said(out).contains("cibles et périmètre"), said(out));
    }

    @Test
    void theFlagWinsOverTheLocale() {
        run(Map.of("LC_ALL", "fr_FR.UTF-8"), "scan --help --lang en");

        assertTrue(said(out).startsWith("Usage: secnumscan scan"), said(out));
    }

    @Test
    void theFirstOfTheLocalesVariablesCounts() {
        assertEquals(Language.en, Language.of(Map.of("LC_ALL", "C", "LANG", "fr_FR"), Locale.FRENCH));
        assertEquals(Language.fr, Language.of(Map.of("LC_MESSAGES", "fr_CA", "LANG", "de"), Locale.ENGLISH));
        assertEquals(Language.fr, Language.of(Map.of("LC_ALL", ""), Locale.FRENCH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "scan --nope | argument ou option inconnu : --nope | Voir « secnumscan scan --help ».",
            "scan --os-cloud | il manque la valeur de --os-cloud | Voir « secnumscan scan --help ».",
            "evaluate | il manque : SNAPSHOT | Voir « secnumscan evaluate --help ».",
            "scan --clock hier | --clock : « hier » n'est pas une date et heure ; l'écrire en UTC : 2026-11-24T12:00:00Z | Voir « secnumscan scan --help »."
    })
    void aUsageErrorIsToldInFrench(String arguments, String what, String see) {
        assertEquals(2, run(Map.of("LANG", "fr_FR.UTF-8"), arguments));

        assertEquals("secnumscan: " + what + "\n" + see + "\n", said(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void aPasswordBehindAnOptionThatDoesNotExistIsNotRepeated(String language) {
        assertEquals(2, run(Map.of("LANG", language), "scan --os-password correct-horse-9"));

        assertTrue(said(err).contains("--os-password"), said(err));
        assertFalse(said(err).contains("correct-horse-9"), said(err));
    }

    @Test
    void aUsageErrorNamesTheNearestCommand() {
        assertEquals(2, run(Map.of(), "scna"));

        assertTrue(said(err).contains("\nDid you mean: scan?\n"), said(err));
    }

    @Test
    void aTimeThatIsNoneIsToldWithTheWayToWriteOne() {
        assertEquals(2, run(Map.of(), "scan --clock yesterday"));

        assertEquals("secnumscan: --clock: 'yesterday' is no time; write it in UTC: 2026-11-24T12:00:00Z\n"
                + "See 'secnumscan scan --help'.\n", said(err));
    }

    @Test
    void twoLettersInTheWrongOrderAreSeenThrough() {
        assertEquals(2, run(Map.of(), "rules tset"));

        assertEquals("secnumscan: unknown: tset\nDid you mean: test?\nSee 'secnumscan rules --help'.\n", said(err));
    }

    @Test
    void helpOfACommandThatDoesNotExistNamesTheNearest() {
        assertEquals(2, run(Map.of(), "help scna"));

        assertEquals("secnumscan: unknown: scna\nDid you mean: scan?\nSee 'secnumscan --help'.\n", said(err));
    }

    @Test
    void aLanguageThatIsNoneIsRefused() {
        assertEquals(2, run(Map.of(), "scan --lang de"));

        assertTrue(said(err).startsWith("secnumscan: Invalid value for option '--lang'"), said(err));
    }

    @Test
    void aMessageCannotSteerTheTerminal() {
        run(Map.of(), "evaluate a\u001b[2Jb");

        assertTrue(said(err).contains("a\ufffd[2Jb: no such file or folder"), said(err));
    }

    private int run(Map<String, String> environment, String arguments) {
        return new Main(shell(environment)).run(arguments.split(" "));
    }

    private Shell shell(Map<String, String> environment) {
        return new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                environment, Path.of("").toAbsolutePath(), () -> Instant.EPOCH, false,
                Language.of(environment, Locale.ROOT).name());
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private List<CommandLine> commands(String language) {
        List<CommandLine> commands = new ArrayList<>();
        add(new Main(shell(Map.of("LANG", language))).line(), commands);
        return commands;
    }

    private static void add(CommandLine command, List<CommandLine> commands) {
        commands.add(command);
        command.getSubcommands().values().forEach(one -> add(one, commands));
    }

    /** Whatever a help shows: of each command its own texts, and those of its options and parameters. */
    private List<String> texts(String language) {
        List<String> texts = new ArrayList<>();
        for (CommandLine command : commands(language)) {
            String name = command.getCommandSpec().qualifiedName();
            UsageMessageSpec usage = command.getCommandSpec().usageMessage();
            texts.add(name + ": " + String.join(" ", usage.header()) + String.join(" ", usage.description()));
            texts.add(name + ": " + String.join(" ", usage.footer()));
            for (ArgSpec argument : command.getCommandSpec().args()) {
                texts.add(name + " " + argument.paramLabel() + ": " + String.join(" ", argument.description()));
            }
        }
        return Collections.unmodifiableList(texts);
    }
}
