package io.secnumscan.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code secnumscan requirements list}. */
@Command(name = "list", description = "Lists the requirements: coverage, rules that decide + support, title.",
        footer = {"", "Example:  secnumscan requirements list"}, sortOptions = false)
final class RequirementsListCommand implements Runnable {
    private final Shell shell;

    @Mixin
    private CatalogueOptions options;

    RequirementsListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        Catalogue catalogue = options.catalogue(shell);
        List<RequirementPage> pages = catalogue.library().referential().requirements().values().stream()
                .map(requirement -> RequirementPage.of(requirement, catalogue))
                .toList();
        options.list(pages, shell);
    }
}
