package io.secnumscan.cli;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secnumscan rules list}. */
@Command(name = "list", description = "Lists the rules with their severities.", footer = {"",
        "Example:  secnumscan rules list --requirement 9.7"}, sortOptions = false)
final class RulesListCommand implements Runnable {
    private final Shell shell;

    @Option(names = "--platform", paramLabel = "NAME", description = "only of openstack, or of kubernetes")
    private Optional<String> platform = Optional.empty();

    @Option(names = "--requirement", paramLabel = "ID", description = "only rules on this requirement, or section: 9.7")
    private Optional<String> requirement = Optional.empty();

    @Mixin
    private CatalogueOptions options;

    RulesListCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        Catalogue catalogue = options.catalogue(shell);
        List<RulePage> pages = catalogue.rules().files().stream()
                .map(file -> RulePage.of(file, catalogue))
                .filter(page -> platform.map(page.file().platform()::equals).orElse(true))
                .filter(this::bears)
                .sorted(Comparator.comparing(page -> page.file().id()))
                .toList();
        if (pages.isEmpty()) {
            throw new BadInputException(new Text(
                    "no rule is of that platform and requirement; 'requirements list' names the requirements",
                    "aucune règle n'est de cette plateforme et exigence ; « requirements list » nomme les exigences"));
        }
        options.list(pages, shell);
    }

    private boolean bears(RulePage page) {
        return requirement.isEmpty() || RequirementIds.any(requirement.get(), page.link().decides())
                || RequirementIds.any(requirement.get(), page.link().supports());
    }
}
