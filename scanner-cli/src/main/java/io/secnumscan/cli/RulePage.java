package io.secnumscan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.referential.RuleMap;
import io.secnumscan.core.rule.RuleFiles.RuleFile;
import io.secnumscan.core.rule.RuleSource;
import io.secnumscan.core.rule.SeverityText;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.PlatformText;
import io.secnumscan.report.TerminalText;
import java.util.List;
import java.util.Optional;

/**
 * What there is to know of a rule.
 *
 * @param link which requirements it bears on
 */
record RulePage(RuleFile file, RuleMap.Link link) implements CataloguePage {
    static RulePage of(RuleFile file, Catalogue catalogue) {
        return new RulePage(file, Optional.ofNullable(catalogue.library().map().links().get(file.id()))
                .orElseGet(() -> new RuleMap.Link(file.platform(), List.of(), List.of())));
    }

    @Override
    public ObjectNode json() {
        RuleSource source = file.source();
        ObjectNode json = JsonNodeFactory.instance.objectNode()
                .put("id", file.id())
                .put("platform", file.platform())
                .put("severity", source.severity().label())
                .put("subject", source.subject().text());
        json.set("title", json(source.title()));
        json.set("decides", json(link.decides()));
        json.set("supports", json(link.supports()));
        json.set("why", json(source.why()));
        json.set("remediation", json(remedy()));
        json.set("sources", json(source.sources()));
        return json;
    }

    @Override
    public List<String> row(Shell shell) {
        return List.of(file.id(), severity().in(shell.language()), file.source().title().in(shell.language()));
    }

    @Override
    public void print(Shell shell) {
        RuleSource source = file.source();
        shell.out().println(TerminalText.clean(file.id() + " · " + severity().in(shell.language()) + " · "
                + PlatformText.of(file.platform())));
        shell.out().println(TerminalText.clean(source.title().in(shell.language())));
        CatalogueOptions.paragraph(shell.say("Judges", "Juge"), source.subject().text(), shell);
        CatalogueOptions.paragraph(shell.say("Decides", "Décide"), String.join(", ", link.decides()), shell);
        CatalogueOptions.paragraph(shell.say("Supports", "Étaye"), String.join(", ", link.supports()), shell);
        CatalogueOptions.paragraph(shell.say("Why", "Pourquoi"), source.why().in(shell.language()), shell);
        CatalogueOptions.paragraph(shell.say("Remedy", "Remède"), remedy().in(shell.language()), shell);
        CatalogueOptions.paragraph("Sources", String.join("\n", source.sources()), shell);
    }

    private Text severity() {
        return SeverityText.of(file.source().severity());
    }

    /** Names of resources come in when a finding is made: what stands for them says what they are. */
    private Text remedy() {
        return Placeholders.shown(new Text(
                file.source().remediation().en().text(), file.source().remediation().fr().text()));
    }

    static ObjectNode json(Text text) {
        return JsonNodeFactory.instance.objectNode().put("en", text.en()).put("fr", text.fr());
    }

    static ArrayNode json(List<String> texts) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        texts.forEach(json::add);
        return json;
    }
}
