package io.secnumscan.cli;

import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code secnumscan rules show}. */
@Command(name = "show", description = "Shows what a rule demands, why, and how to mend what fails.", footer = {"",
        "Example:  secnumscan rules show k8s-pod-privileged"}, sortOptions = false)
final class RulesShowCommand implements Runnable {
    private final Shell shell;

    @Parameters(paramLabel = "RULE", description = "a rule's id, or an older name of it")
    private String name = "";

    @Mixin
    private CatalogueOptions options;

    RulesShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        Catalogue catalogue = options.catalogue(shell);
        RuleIds known = RuleIds.of(catalogue.rules());
        String id = known.find(name).orElseThrow(() -> Unknown.of(
                name, known.ids(), new Text("no such rule", "pas de telle règle")));
        catalogue.rules().files().stream().filter(file -> file.id().equals(id)).findFirst()
                .map(file -> RulePage.of(file, catalogue))
                .ifPresent(page -> options.show(page, shell));
    }
}
