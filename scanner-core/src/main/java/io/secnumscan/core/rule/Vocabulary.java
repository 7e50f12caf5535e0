package io.secnumscan.core.rule;

import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.RuleScope;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rules may speak of.
 *
 * @param params declared parameters, by name
 * @param functions of each platform, by its name
 */
public record Vocabulary(
        TypeCatalog types,
        SortedMap<String, RuleScope.Parameter> params,
        SortedMap<String, List<FunctionLibrary>> functions) {
    /**
     * Loads types and parameters of several folders of rules, the shipped one first, and takes the functions of the platforms.
     *
     * @param problems hears of what is wrong; the vocabulary must not be used when it is not empty
     */
    public static Vocabulary load(List<Path> roots, Collection<Platform> platforms, Problems problems) {
        SortedMap<String, List<FunctionLibrary>> functions = new TreeMap<>();
        platforms.forEach(platform -> functions.put(platform.name(), platform.functions()));
        return new Vocabulary(TypeFiles.load(roots, problems), Parameters.load(roots, problems).types(), functions);
    }

    /** Names of the platforms that there are. */
    SortedSet<String> platforms() {
        SortedSet<String> platforms = new TreeSet<>(functions.keySet());
        platforms.addAll(types.byPlatform().keySet());
        platforms.remove("common");
        return platforms;
    }

    /** Names of the types that rules of the platform may look at. */
    List<String> typeNames(String platform) {
        List<String> names = new ArrayList<>(types.byPlatform().getOrDefault(platform, new TreeMap<>()).keySet());
        names.addAll(types.byPlatform().getOrDefault("common", new TreeMap<>()).keySet());
        return names;
    }
}
