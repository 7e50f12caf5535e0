package io.secnumscan.cli;

import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.text.Text;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code secnumscan requirements show}. */
@Command(name = "show", description = "Shows what a requirement asks, and which rules look at it.", footer = {"",
        "Example:  secnumscan requirements show 9.7.a"}, sortOptions = false)
final class RequirementsShowCommand implements Runnable {
    private final Shell shell;

    @Parameters(paramLabel = "REQUIREMENT", description = "as the text numbers it: 9.7.a")
    private String id = "";

    @Mixin
    private CatalogueOptions options;

    RequirementsShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        Catalogue catalogue = options.catalogue(shell);
        Map<String, Requirement> all = catalogue.library().referential().requirements();
        Requirement requirement = Optional.ofNullable(all.get(id)).orElseThrow(() -> Unknown.of(
                id, all.keySet(), new Text("no such requirement", "pas de telle exigence")));
        options.show(RequirementPage.of(requirement, catalogue), shell);
    }
}
