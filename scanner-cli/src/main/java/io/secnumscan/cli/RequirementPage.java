package io.secnumscan.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.referential.Binding;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.text.Text;
import io.secnumscan.report.TerminalText;
import java.util.List;

/** What there is to know of a requirement: in our own words, and what rules see of it. */
record RequirementPage(Requirement requirement, Reach reach, Text note, List<String> deciding,
        List<String> supporting) implements CataloguePage {
    static RequirementPage of(Requirement requirement, Catalogue catalogue) {
        return new RequirementPage(
                requirement, catalogue.library().referential().reach(requirement),
                catalogue.library().referential().note(requirement),
                List.copyOf(catalogue.library().map().deciding(requirement.id())),
                List.copyOf(catalogue.library().map().supporting(requirement.id())));
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", requirement.id());
        json.set("title", RulePage.json(requirement.title()));
        json.set("summary", RulePage.json(requirement.summary()));
        json.put("nature", requirement.nature().label())
                .put("binding", requirement.binding().label())
                .put("coverage", reach.label());
        json.set("note", RulePage.json(note));
        json.set("decided_by", RulePage.json(deciding));
        json.set("supported_by", RulePage.json(supporting));
        return json;
    }

    @Override
    public List<String> row(Shell shell) {
        String rules = deciding.size() + "+" + supporting.size();
        return List.of(requirement.id(), coverage(shell), rules, requirement.title().in(shell.language()));
    }

    @Override
    public void print(Shell shell) {
        shell.out().println(TerminalText.clean(requirement.id() + " · " + requirement.title().in(shell.language())));
        CatalogueOptions.paragraph(shell.say("Asks", "Demande"), requirement.summary().in(shell.language())
                + (requirement.binding() == Binding.RECOMMENDATION
                        ? shell.say("\nA recommendation.", "\nUne recommandation.")
                        : ""),
                shell);
        CatalogueOptions.paragraph(shell.say("Coverage", "Couverture"),
                coverage(shell) + "\n" + note.in(shell.language()), shell);
        CatalogueOptions.paragraph(shell.say("Decided by", "Décidée par"), String.join("\n", deciding), shell);
        CatalogueOptions.paragraph(shell.say("Supported by", "Étayée par"), String.join("\n", supporting), shell);
    }

    private String coverage(Shell shell) {
        return switch (reach) {
            case FULL -> shell.say("full", "totale");
            case PARTIAL -> shell.say("partial", "partielle");
            case NONE -> shell.say("none", "nulle");
        };
    }
}
