package io.secnumscan.core.rule;

import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.RuleScope;
import io.secnumscan.core.type.TypeCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rules may speak of.
 *
 * @param params declared parameters, by name
 * @param functions of each platform, by its name; its keys are the platforms that there are
 */
public record Vocabulary(
        TypeCatalog types,
        SortedMap<String, RuleScope.Parameter> params,
        SortedMap<String, List<FunctionLibrary>> functions) {
    /** Names of the types that rules of the platform may look at. */
    List<String> typeNames(String platform) {
        List<String> names = new ArrayList<>(types.byPlatform().getOrDefault(platform, new TreeMap<>()).keySet());
        names.addAll(types.byPlatform().getOrDefault("common", new TreeMap<>()).keySet());
        return names;
    }
}
