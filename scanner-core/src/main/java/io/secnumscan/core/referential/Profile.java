package io.secnumscan.core.referential;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.text.Text;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scan looks at.
 *
 * @param services the kinds of service that are provided or used
 * @param requirements those that it looks at; empty: all
 * @param withoutRules rules whose verdicts would say nothing in that role
 * @param params values that replace the defaults of parameters
 */
public record Profile(
        String name,
        Text title,
        String referential,
        Role role,
        Set<ServiceModel> services,
        Optional<SortedSet<String>> requirements,
        SortedSet<String> withoutRules,
        SortedMap<String, JsonNode> params) {
    /** What is scanned when nothing is chosen: everything that a provider answers for. */
    public static final String DEFAULT = "provider";

    public Profile {
        requirements = requirements.map(ids -> Collections.unmodifiableSortedSet(new TreeSet<>(ids)));
        withoutRules = Collections.unmodifiableSortedSet(new TreeSet<>(withoutRules));
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    /** Why the profile leaves a requirement out; empty when it looks at it. */
    public Optional<Text> leavesOut(Requirement requirement) {
        if (Collections.disjoint(requirement.services(), services)) {
            return Optional.of(new Text(
                    "binds other kinds of service than this profile's",
                    "vise d'autres types de service que ceux de ce profil"));
        }
        if (requirements.isPresent() && !requirements.get().contains(requirement.id())) {
            return Optional.of(switch (role) {
                case TENANT -> new Text("is the provider's to answer for", "relève du prestataire");
                case PROVIDER -> new Text("is not looked at by this profile", "n'est pas examinée par ce profil");
            });
        }
        return Optional.empty();
    }

    /**
     * The rules that it evaluates: those that bear on a requirement that it looks at, and those that bear on none, which
     * somebody added to see their verdicts.
     */
    public SortedSet<String> rules(Referential text, RuleMap map, Collection<String> all) {
        SortedSet<String> rules = new TreeSet<>();
        for (String rule : all) {
            RuleMap.Link link = map.links().get(rule);
            boolean bears = link == null || looksAt(text, link.decides()) || looksAt(text, link.supports());
            if (bears && !withoutRules.contains(rule)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private boolean looksAt(Referential text, Collection<String> ids) {
        return ids.stream()
                .map(text.requirements()::get)
                .anyMatch(requirement -> requirement != null && leavesOut(requirement).isEmpty());
    }
}
