package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/writing-a-rule.md} followed word by word: its files are written and its commands are run. */
class WritingARuleTest {
    private static final Path PAGE = Path.of("..", "docs", "writing-a-rule.md");
    /** A command, or the name of a file between backquotes that is followed by the file. */
    private static final Pattern STEP =
            Pattern.compile(
                    "(?s) {3}```sh\n(?<commands>.*?) {3}```|`(?<file>[^`\n]*\\.yaml)`[^`]*? {3}```yaml\n(?<text>.*?) {3}```");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aSnapshotOfTheDemoIsThere() {
        assertEquals(1, run("./secnumscan demo --output out --quiet"), this::said);
        out.reset();
    }

    @Test
    void thePageLeadsFromAnEmptyFolderToAGreenTestAndARequirement() throws IOException {
        List<String> commands = follow(Files.readString(PAGE));

        assertEquals(List.of(
                "mkdir -p my-rules/openstack/network/os-net-named -> 0",
                "./secnumscan rules test my-rules -> 0",
                "./secnumscan evaluate out/snapshot --rules my-rules --output with-mine -> 1"), commands, this::said);
        assertTrue(said().contains("1 rule, 4 cases, 0 failures"), this::said);
        assertTrue(Files.readString(folder.resolve("with-mine/report.json")).contains("\"rule\":\"os-net-named\""));
    }

    @Test
    void aFieldThatTheTypeDoesNotDeclareIsRefusedWithItsPlace() throws IOException {
        follow(Files.readString(PAGE).replace("require: resource.name", "require: resource.nam"));

        assertTrue(said().contains("os-net-named/rule.yaml:5:"), this::said);
    }

    @Test
    void aCaseThatTheRuleDoesNotMeetIsAFailure() throws IOException {
        List<String> commands = follow(Files.readString(PAGE).replace("resource.name != ''", "resource.name == ''"));

        assertTrue(commands.contains("./secnumscan rules test my-rules -> 1"), commands::toString);
    }

    /** @return each command with the code it ended with */
    private List<String> follow(String page) throws IOException {
        List<MatchResult> steps = STEP.matcher(page).results().toList();
        List<String> commands = new ArrayList<>();
        for (MatchResult step : steps) {
            if (step.group("file") == null) {
                for (String command : step.group("commands").strip().split("\n\\s*")) {
                    commands.add(command + " -> " + run(command));
                }
            } else {
                Files.writeString(written(step.group("file")), step.group("text").replaceAll("(?m)^ {3}", ""));
            }
        }
        return commands;
    }

    /** The page names the file beside another one by its name alone. */
    private Path written(String name) throws IOException {
        return name.contains("/")
                ? folder.resolve(name)
                : folder.resolve("my-rules/openstack/network/os-net-named").resolve(name);
    }

    private int run(String command) {
        String[] words = command.split(" +");
        return switch (words[0]) {
            case "mkdir" -> folder.resolve(words[2]).toFile().mkdirs() ? 0 : 1;
            case "./secnumscan" ->
                    new Main(shell()).run(List.of(words).subList(1, words.length).toArray(String[]::new));
            default -> throw new IllegalArgumentException(command);
        };
    }

    private Shell shell() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        return new Shell(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), Map.of("LANG", "C"), folder, () -> now, false,
                "en");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }
}
