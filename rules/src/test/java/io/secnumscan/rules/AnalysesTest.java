package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.analysis.Analysis;
import io.secnumscan.core.platform.Platform;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.network.analysis.NetworkAnalyses;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules judge of derived types is derived. */
class AnalysesTest {
    @ParameterizedTest
    @ValueSource(strings = {"openstack", "kubernetes"})
    void everyDerivedTypeIsDerivedByItsPlatform(String name) {
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(Shipped.ROOT, problems);
        problems.throwIfAny();
        Set<String> declared = types.byPlatform().get(name).keySet().stream()
                .filter(type -> type.startsWith("analysis/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Platform platform = ServiceLoader.load(Platform.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertEquals(declared, Stream.concat(
                platform.analyses().stream(), NetworkAnalyses.of(name, Map.of()).stream())
                .map(Analysis::type).collect(Collectors.toCollection(TreeSet::new)));
    }
}
