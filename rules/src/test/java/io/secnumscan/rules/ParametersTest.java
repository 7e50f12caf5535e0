package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.rule.Links;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private final Shipped shipped = Shipped.load();

    /**
     * What an operator may declare ahead of the rules that will ask for it stands here, and what an analysis asks for;
     * nothing else goes unread.
     */
    @Test
    void everyParameterIsAskedForByARuleButThoseOfLaterRulesAndOfAnalyses() {
        String rules = text(Shipped.ROOT.resolve("openstack")) + text(Shipped.ROOT.resolve("kubernetes"));
        Set<String> unread = shipped.parameters().byName().keySet().stream()
                .filter(name -> !Pattern.compile("(params|perimeter)\\." + name + "\\b").matcher(rules).find())
                .filter(name -> !name.equals(Links.PARAMETER))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of("allowedRegions", "namespaceFlows", "namespaces"), unread);
    }

    /** The operator finds there what it may declare. */
    @Test
    void everyParameterStandsInTheTableOfTheConfigurationPage() {
        List<String> rows = read(Shipped.ROOT.resolveSibling("docs").resolve("configuration.md")).lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        Set<String> missing = shipped.parameters().byName().keySet().stream()
                .filter(name -> rows.stream().noneMatch(row -> row.startsWith("| `" + name + "` |")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), missing);
    }

    private static String text(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("rule.yaml")).map(ParametersTest::read)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
