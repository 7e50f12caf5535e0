package io.secnumscan.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands in the order of the help. Describing all of them to the parser is a good part of what starting takes, and
 * most runs name at once the only one that they need.
 */
final class Commands {
    /** These speak of all the others. */
    private static final Set<String> OF_ALL = Set.of("help", "completion");

    private final Map<String, Supplier<Object>> own = new LinkedHashMap<>();
    private final Shell shell;
    private final List<CommandProvider> further;

    Commands(Shell shell, List<CommandProvider> further) {
        this.shell = shell;
        this.further = further;
        own.put("scan", () -> new ScanCommand(shell));
        own.put("collect", () -> new CollectCommand(shell));
        own.put("evaluate", () -> new EvaluateCommand(shell));
        own.put("report", () -> new ReportCommand(shell));
        own.put("reach", () -> new ReachCommand(shell));
        own.put("flows", () -> new FlowsCommand(shell));
        own.put("doctor", () -> new DoctorCommand(shell));
        own.put("init", () -> new InitCommand(shell));
        own.put("rules", () -> new CommandLine(new RulesCommand(shell))
                .addSubcommand("list", new RulesListCommand(shell))
                .addSubcommand("show", new RulesShowCommand(shell))
                .addSubcommand("test", new RulesTestCommand(shell)));
        own.put("requirements", () -> new CommandLine(new RequirementsCommand(shell))
                .addSubcommand("list", new RequirementsListCommand(shell))
                .addSubcommand("show", new RequirementsShowCommand(shell)));
        own.put("completion", () -> new CompletionCommand(shell));
        own.put("help", () -> new HelpCommand(shell));
    }

    /** Adds what a run with these arguments may ask for. */
    void addTo(CommandLine line, String... arguments) {
        String first = arguments.length == 0 ? "" : arguments[0];
        if (first.equals("--version")) {
            return;
        }
        if (own.containsKey(first) && !OF_ALL.contains(first)) {
            line.addSubcommand(first, own.get(first).get());
            return;
        }
        own.forEach((name, command) -> line.addSubcommand(name, command.get()));
        further.forEach(provider -> line.addSubcommand(provider.command(shell)));
    }
}
