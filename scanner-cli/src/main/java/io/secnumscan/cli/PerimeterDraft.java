package io.secnumscan.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.secnumscan.cli.Candidates.Candidate;
import io.secnumscan.core.perimeter.Parameter;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.type.FieldType;
import io.secnumscan.report.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A perimeter to fill in: every parameter with what it means in both languages, and what was seen that it may be about. All is
 * commented out but one value that is the default anyway: what nobody has declared stays unknown.
 */
final class PerimeterDraft {
    /** Lines of one kind; an operator of more writes patterns. */
    private static final int MOST = 300;

    /** Has a default, which is written out so that the section is not empty. */
    private static final String FIRST = "adminPorts";

    private final Parameters parameters;
    private final Shell shell;
    private final Candidates candidates = new Candidates();
    private final List<Owned> domains = new ArrayList<>();
    private final List<Owned> projects = new ArrayList<>();
    private final List<Owned> namespaces = new ArrayList<>();
    private final List<String> targets = new ArrayList<>();

    PerimeterDraft(Parameters parameters, Shell shell) {
        this.parameters = parameters;
        this.shell = shell;
    }

    /** @param provider whether its name says that the provider has it: only a proposal */
    private record Owned(Candidate what, boolean provider) {}

    void see(SnapshotReader snapshot) {
        candidates.see(snapshot);
        snapshot.targets().forEach(target -> {
            targets.add(target.name());
            snapshot.resources(target.name(), "openstack.identity.domain",
                    one -> domains.add(owned(one, one.id(), one.id().equals("default"))));
            snapshot.resources(target.name(), "openstack.identity.project",
                    one -> projects.add(owned(one, one.id(), List.of("admin", "service").contains(one.name()))));
            snapshot.resources(target.name(), "kubernetes.core.namespace",
                    one -> namespaces.add(owned(one, one.name(), one.name().startsWith("kube-"))));
        });
    }

    private static Owned owned(Resource resource, String id, boolean provider) {
        String name = resource.name().equals(id) ? "" : resource.name();
        return new Owned(new Candidate(resource.target(), id, name), provider);
    }

    String text() {
        return lines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                shell.say("# What no API knows, to be filled in: take away the # before what holds, and correct it.",
                        "# Ce qu'aucune API ne sait, à remplir : retirer le # devant ce qui vaut, et corriger."),
                shell.say("# What was seen is listed because it is there, not because it is meant to be.",
                        "# Ce qui a été vu est énuméré parce que cela existe, non parce que c'est voulu."),
                shell.say("# What nobody declares is unknown: what depends on it is not assessable, never a pass.",
                        "# Ce que personne ne déclare est inconnu : ce qui en dépend n'est pas évaluable."),
                "# " + shell.say("Seen in: ", "Vu dans : ")
                        + targets.stream().map(TerminalText::clean).collect(Collectors.joining(", ")),
                shell.say("# To scan with this file (--config), name what to scan as well:",
                        "# Pour analyser avec ce fichier (--config), nommer aussi ce qui est à analyser :"),
                "# targets:",
                "#   - {name: paris, platform: openstack, clouds: [audit]}",
                "#   - {name: prod, platform: kubernetes, kubeconfig: prod.yaml}",
                "",
                "perimeter:"));
        new TreeMap<>(parameters.byName()).forEach((name, parameter) -> {
            lines.add("");
            lines.add("  # " + parameter.description().en());
            lines.add("  # " + parameter.description().fr());
            if (parameter.fallback().isEmpty()) {
                lines.add("  # " + shell.say("No default: unknown until it is declared.",
                        "Sans valeur par défaut : inconnu tant que rien n'est déclaré."));
            }
            if (name.equals("owners")) {
                owners(lines);
            } else if (name.equals("links") && targets.size() > 1) {
                lines.add("  # links: [{target: " + quoted(targets.get(0)) + ", to: " + quoted(targets.get(1)) + "}]");
            } else {
                parameter(lines, name, parameter);
            }
        });
        return lines;
    }

    private void owners(List<String> lines) {
        lines.add("  # " + shell.say("The first entry that matches decides: provider, customer or admin (proposals).",
                "La première entrée qui correspond décide : provider, customer ou admin (propositions)."));
        lines.add("  # owners:");
        // Projects first: a domain before them would decide for all of its own.
        owners(lines, "project", projects);
        owners(lines, "domain", domains);
        owners(lines, "namespace", namespaces);
        if (domains.isEmpty() && projects.isEmpty() && namespaces.isEmpty()) {
            lines.add("  #   - {class: provider, match: {scope: domain/default}}");
        }
    }

    private void owners(List<String> lines, String kind, List<Owned> seen) {
        each(lines, seen.stream()
                .map(one -> item("{class: " + (one.provider() ? "provider" : "customer") + ", match: {"
                        + target(one.what()) + "scope: " + quoted(kind + "/" + one.what().value()) + "}}", one.what()))
                .toList());
    }

    private void parameter(List<String> lines, String name, Parameter parameter) {
        List<Candidate> seen = candidates.of(name);
        if (seen.isEmpty()) {
            lines.add((name.equals(FIRST) ? "  " : "  # ") + name + ": " + value(parameter));
            return;
        }
        UnaryOperator<Candidate> once =
                targets.size() > 1 ? one -> one : one -> new Candidate("", one.value(), one.name());
        lines.add("  # " + name + ":");
        each(lines, seen.stream().map(once).distinct().map(one -> item(form(parameter, one), one)).toList());
    }

    /** An element of a list: a text, or an item that names the thing by its first field. */
    private String form(Parameter parameter, Candidate one) {
        if (parameter.type() instanceof FieldType.ListOf(FieldType.Struct(var _, var fields))) {
            String key = fields.containsKey("id") ? "id" : "name";
            return "{" + target(one) + key + ": " + quoted(one.value())
                    + (fields.containsKey("logging") ? ", logging: true" : "") + "}";
        }
        return quoted(one.value());
    }

    private static String item(String form, Candidate one) {
        return form + (one.name().isEmpty() ? "" : "  # " + TerminalText.clean(one.name()));
    }

    private void each(List<String> lines, List<String> items) {
        items.stream().limit(MOST).forEach(item -> lines.add("  #   - " + item));
        if (items.size() > MOST) {
            lines.add("  #   " + shell.say("and ", "et ") + (items.size() - MOST) + shell.say(" more", " autres"));
        }
    }

    private String target(Candidate one) {
        return targets.size() > 1 ? "target: " + quoted(one.target()) + ", " : "";
    }

    private static String value(Parameter parameter) {
        return parameter.fallback().map(Object::toString).orElseGet(() -> example(parameter.type()));
    }

    /** A value that nobody takes for a true one. */
    private static String example(FieldType type) {
        return switch (type) {
            case FieldType.ListOf(var element) -> "[" + example(element) + "]";
            case FieldType.Struct(var _, var fields) -> fields.entrySet().stream()
                    .map(field -> field.getKey() + ": " + example(field.getValue().type()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case FieldType.Bool _ -> "true";
            case FieldType.Int _,FieldType.Double _ -> "0";
            case FieldType.Timestamp _ -> "\"2026-11-24T12:00:00Z\"";
            case FieldType.Text _,FieldType.FreeMap _,FieldType.Json _ -> "\"…\"";
        };
    }

    /** What a tenant calls its things can't become YAML of its own, nor a number or a yes. */
    private static String quoted(String text) {
        return TextNode.valueOf(TerminalText.clean(text)).toString();
    }
}
