package io.secnumscan.core.assess;

import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What an evaluation was asked to look at, where that is not everything: patterns in which {@code *} stands for any part.
 *
 * @param requirements whose rules are evaluated
 * @param exclude rules, and scopes as {@code kind/id}, that are not
 */
public record Filters(
        List<String> projects, List<String> namespaces, List<String> rules, List<String> requirements,
        List<String> exclude) {
    public static final Filters NONE = new Filters(List.of(), List.of(), List.of(), List.of(), List.of());

    public Filters {
        projects = List.copyOf(projects);
        namespaces = List.copyOf(namespaces);
        rules = List.copyOf(rules);
        requirements = List.copyOf(requirements);
        exclude = List.copyOf(exclude);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether resources are left out, so that no rule has seen all that it is about. */
    boolean onResources() {
        return !projects.isEmpty() || !namespaces.isEmpty() || exclude.stream().anyMatch(Filters::isScope);
    }

    /** Whether an excluded thing is a scope, and not a rule. */
    public static boolean isScope(String excluded) {
        return excluded.contains("/");
    }

    /** Why a requirement stays open that would be settled otherwise. */
    Text reason() {
        return new Text("not looked at wholly: " + this, "pas regardée en entier : " + this);
    }

    /** As the command line has them. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        projects.forEach(one -> words.add("--project " + one));
        namespaces.forEach(one -> words.add("--namespace " + one));
        rules.forEach(one -> words.add("--rule " + one));
        requirements.forEach(one -> words.add("--requirement " + one));
        exclude.forEach(one -> words.add("--exclude " + one));
        return String.join(" ", words);
    }
}
