package io.secnumscan.core.perimeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Places;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlList;
import io.secnumscan.core.yaml.YamlMap;
import io.secnumscan.core.yaml.YamlNode;
import io.secnumscan.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who owns what, as the operator declares it in one form for all platforms: entries
 * {@code {class: provider, match: {target, scope, label}}}, the first that matches decides. Everything that an entry names
 * must match; an entry that names nothing matches all. {@code *} stands for any part of a text.
 */
public record Owners(List<Owner> owners) {
    static final String PARAMETER = "owners";

    private static final Pattern KIND = Pattern.compile("([^/*]*)([/*])");

    /**
     * One entry.
     *
     * @param scope one of the scopes that something is in, written {@code kind/id}
     * @param label {@code key} or {@code key=value}
     * @param zone what flows are told by, for everything that it matches
     */
    public record Owner(
            OwnerClass owner, Optional<String> target, Optional<String> scope, Optional<String> label,
            Optional<String> zone) {
        private boolean matches(String of, Collection<String> scopes, Map<String, String> labels) {
            return target.map(pattern -> Glob.matches(pattern, of)).orElse(true)
                    && scope.map(pattern -> scopes.stream().anyMatch(one -> Glob.matches(pattern, one)))
                            .orElse(true)
                    && label.map(pattern -> labelled(pattern, labels)).orElse(true);
        }

        private static boolean labelled(String pattern, Map<String, String> labels) {
            return labels.entrySet().stream()
                    .anyMatch(one -> Glob.matches(pattern, one.getKey())
                            || Glob.matches(pattern, one.getKey() + "=" + one.getValue()));
        }
    }

    public Owners {
        owners = List.copyOf(owners);
    }

    /** Reads the value of the parameter {@code owners}; entries of an unknown class were refused when it was read. */
    public static Owners of(JsonNode value) {
        List<Owner> owners = new ArrayList<>();
        value.forEach(entry -> OwnerClass.of(entry.path("class").asText())
                .ifPresent(owner -> owners.add(new Owner(
                        owner,
                        text(entry.at("/match/target")),
                        text(entry.at("/match/scope")),
                        text(entry.at("/match/label")),
                        text(entry.path("zone"))))));
        return new Owners(owners);
    }

    /**
     * Whose something is; empty when no entry says it.
     *
     * @param target name of the target that it is in
     * @param scopes everything that it is in, innermost or not: {@code project/4f0a…}, {@code domain/default}
     */
    public Optional<OwnerClass> classOf(String target, Collection<String> scopes, Map<String, String> labels) {
        return entryOf(target, scopes, labels).map(Owner::owner);
    }

    /** The entry that decides, as {@link #classOf} finds it. */
    public Optional<Owner> entryOf(String target, Collection<String> scopes, Map<String, String> labels) {
        return owners.stream().filter(owner -> owner.matches(target, scopes, labels)).findFirst();
    }

    /** Refuses entries of an unknown class and those that can match nothing, where they stand. */
    static void check(YamlNode node, Problems problems) {
        if (node instanceof YamlList list) {
            list.items().forEach(item -> checkEntry(item, problems));
        }
    }

    private static void checkEntry(YamlNode item, Problems problems) {
        if (!(item instanceof YamlMap map)) {
            return;
        }
        if (map.get("class").orElse(null) instanceof YamlScalar name && OwnerClass.of(name.text()).isEmpty()) {
            problems.unknown(name.at(), new Text("unknown class", "classe inconnue"), name.text(),
                    OwnerClass.labels());
        }
        if (map.get("match").orElse(null) instanceof YamlMap match
                && match.get("scope").orElse(null) instanceof YamlScalar scope
                && !scope.isNull()) {
            checkScope(scope, problems);
        }
    }

    /** Refuses a scope that is of no kind, or of one that nothing is looked up by. */
    public static void checkScope(YamlScalar scope, Problems problems) {
        Matcher begin = KIND.matcher(scope.text());
        if (!begin.lookingAt()) {
            problems.add(scope.at(),
                    new Text("the scope '" + scope.text() + "' has no kind",
                            "la portée « " + scope.text() + " » n'a pas de type"),
                    new Text("write kind/id, such as domain/default, project/* or namespace/kube-*",
                            "écrire type/id, par exemple domain/default, project/* ou namespace/kube-*"));
            return;
        }
        String kind = begin.group(1);
        boolean open = begin.group(2).equals("*");
        if (Places.KINDS.stream().noneMatch(known -> open ? known.startsWith(kind) : known.equals(kind))) {
            problems.unknown(scope.at(), new Text("unknown kind of scope", "type de portée inconnu"), kind,
                    Places.KINDS);
        }
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }
}
