package io.secnumscan.core.referential;

import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleSet;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules that maps and profiles may name.
 *
 * @param platforms id to platform
 * @param aliases older name to id
 */
public record RuleIds(SortedMap<String, String> platforms, SortedMap<String, String> aliases) {
    public RuleIds {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    }

    public static RuleIds of(RuleSet rules) {
        SortedMap<String, String> platforms = new TreeMap<>();
        SortedMap<String, String> aliases = new TreeMap<>();
        for (Rule rule : rules.rules()) {
            platforms.put(rule.id(), rule.platform());
            rule.aliases().forEach(alias -> aliases.put(alias, rule.id()));
        }
        return new RuleIds(platforms, aliases);
    }

    /** Without compiling: the ids and older names alone. */
    public static RuleIds of(RuleFiles rules) {
        SortedMap<String, String> platforms = new TreeMap<>();
        SortedMap<String, String> aliases = new TreeMap<>();
        for (RuleFiles.RuleFile rule : rules.files()) {
            platforms.put(rule.id(), rule.platform());
            rule.source().aliases().forEach(alias -> aliases.put(alias.text(), rule.id()));
        }
        return new RuleIds(platforms, aliases);
    }

    /** The id of a rule, by it or by an older name. */
    public Optional<String> find(String name) {
        return platforms.containsKey(name) ? Optional.of(name) : Optional.ofNullable(aliases.get(name));
    }

    public SortedSet<String> ids() {
        return new TreeSet<>(platforms.keySet());
    }
}
