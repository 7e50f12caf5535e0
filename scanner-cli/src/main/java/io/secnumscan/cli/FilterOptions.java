package io.secnumscan.cli;

import io.secnumscan.core.assess.Filters;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which part of what was read is judged; without them, all of it. Each may be given several times. */
final class FilterOptions {
    @Option(names = "--project", paramLabel = "ID",
            description = "judge only this OpenStack project (id or name, * allowed)")
    private List<String> projects = new ArrayList<>();

    @Option(names = "--namespace", paramLabel = "NAME",
            description = "judge only this Kubernetes namespace (* allowed)")
    private List<String> namespaces = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "ID", description = "only this rule (* allowed)")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--requirement", paramLabel = "ID", description = "only rules on this requirement, or section: 9.7")
    private List<String> requirements = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "WHAT", description = "not this rule, project/ID or namespace/NAME")
    private List<String> exclude = new ArrayList<>();

    Filters filters() {
        return new Filters(projects, namespaces, rules, requirements, exclude);
    }
}
