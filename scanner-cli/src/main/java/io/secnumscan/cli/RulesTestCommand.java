package io.secnumscan.cli;

import io.secnumscan.core.cases.RulesTest;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.report.TerminalText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code secnumscan rules test}: runs the cases beside each rule. */
@Command(name = "test", description = "Runs the cases of every rule at or below a folder.", footer = {"",
        "Example:  secnumscan rules test my-rules/openstack/network/os-my-rule"})
final class RulesTestCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "DIR",
            description = "a rule's folder, or a tree of them")
    private Path folder =
            Path.of("");

    @Mixin
    private HelpOptions common;

    RulesTestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Path tested = shell.resolve(folder);
        if (!Files.isDirectory(tested)) {
            throw new BadInputException(new Text(
                    "no such folder; name that of a rule, or one above several",
                    "ce dossier n'existe pas ; nommer celui d'une règle, ou un dossier qui en contient")
                    .at(folder.toString()));
        }
        Rulebook.Words words = Rulebook.words(tested, Platforms.installed());
        try (WorkFolder work = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path temporary = work.newFile("");
            temporary.toFile().mkdir();
            RulesTest.Result result = new RulesTest(
                    words.vocabulary(), Perimeter.ofDefaults(words.parameters()).values(), temporary)
                    .run(tested);
            print(result);
            return result.passed() ? 0 : 1;
        }
    }

    private void print(RulesTest.Result result) {
        List<String> failures = result.failures();
        failures.forEach(failure -> shell.out().println(TerminalText.cleanLines(failure) + "\n"));
        shell.out().println(counted(result.rules(), "rule", "rules", "règle", "règles") + ", "
                + counted(result.cases(), "case", "cases", "cas", "cas") + ", "
                + counted(failures.size(), "failure", "failures", "échec", "échecs"));
    }

    /** French has a plural from two on, English for all but one. */
    private String counted(int number, String one, String more, String un, String plusieurs) {
        return number + " " + shell.say(number == 1 ? one : more, number < 2 ? un : plusieurs);
    }
}
