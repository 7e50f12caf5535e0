package io.secnumscan.cli;

import io.secnumscan.core.cel.TemplateOutline;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in a remedy where a finding would name something: {@code <namespace>} for a field, {@code <ike | ipsec>} for one
 * of several texts, an ellipsis for what is worked out.
 */
final class Placeholders {
    private static final Pattern FIELD =
            Pattern.compile("(?:k8s\\.show\\()?(?:resource|item|params)(?:\\.([A-Za-z_]+))?\\)?");
    private static final Pattern BRANCH = Pattern.compile("[?:]\\s*'([^']*)'");
    private static final String WORKED_OUT = "…";

    private static final Map<String, String> FRENCH = Map.ofEntries(
            Map.entry("account", "compte"), Map.entry("binary", "programme"), Map.entry("binding", "liaison"),
            Map.entry("device", "équipement"), Map.entry("domain", "domaine"),
            Map.entry("external name", "nom externe"), Map.entry("host", "hôte"),
            Map.entry("hypervisor hostname", "nom de l'hyperviseur"), Map.entry("issued until", "échéance"),
            Map.entry("item", "élément"), Map.entry("keys", "clés"), Map.entry("kind", "genre"),
            Map.entry("member", "membre"), Map.entry("name", "nom"), Map.entry("namespace", "espace de noms"),
            Map.entry("object", "objet"), Map.entry("object type", "type d'objet"),
            Map.entry("policy", "politique"), Map.entry("prior role", "rôle initial"),
            Map.entry("project", "projet"), Map.entry("ref", "référence"), Map.entry("role", "rôle"),
            Map.entry("service name", "nom du service"),
            Map.entry("service namespace", "espace de noms du service"), Map.entry("subject", "sujet"),
            Map.entry("subject kind", "genre du sujet"), Map.entry("subject name", "nom du sujet"),
            Map.entry("user", "utilisateur"));

    private Placeholders() {}

    static Text shown(Text template) {
        return new Text(
                TemplateOutline.of(template.en(), code -> of(code.strip()).en()),
                TemplateOutline.of(template.fr(), code -> of(code.strip()).fr()));
    }

    private static Text of(String code) {
        Matcher field = FIELD.matcher(code);
        if (field.matches()) {
            return bracketed(named(field.group(1) == null ? "item" : field.group(1)));
        }
        List<String> texts = BRANCH.matcher(code).results().map(branch -> branch(code, branch)).toList();
        return texts.isEmpty()
                ? Text.verbatim(WORKED_OUT)
                : bracketed(Text.verbatim(texts.stream().distinct().collect(Collectors.joining(" | "))));
    }

    /** A branch may go on with a value. */
    private static String branch(String code, MatchResult branch) {
        boolean further = code.substring(branch.end()).stripLeading().startsWith("+");
        return branch.group(1) + (further ? WORKED_OUT : "");
    }

    /** Identifiers are said to be such. */
    private static Text named(String field) {
        String words = field.replace('_', ' ');
        if (words.endsWith(" id")) {
            String of = words.substring(0, words.length() - " id".length());
            return new Text(words, "id " + FRENCH.getOrDefault(of, of));
        }
        return new Text(words, FRENCH.getOrDefault(words, words));
    }

    private static Text bracketed(Text text) {
        return text.map(one -> "<" + one + ">");
    }
}
