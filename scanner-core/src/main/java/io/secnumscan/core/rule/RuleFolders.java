package io.secnumscan.core.rule;

import io.secnumscan.core.yaml.Position;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds the folders of rules, and the platform that each belongs to. */
final class RuleFolders {
    static final String FILE = "rule.yaml";

    private static final int MAX_DEPTH = 8;

    private RuleFolders() {}

    /**
     * Every folder that holds a rule, sorted: below the folders of platforms where the root has such, as a tree of rules does,
     * else anywhere at or below it, but for what Maven built there.
     */
    static List<Path> find(Path root, Collection<String> platforms, Problems problems) {
        List<Path> tree = platforms.stream().map(root::resolve).filter(Files::isDirectory).toList();
        return (tree.isEmpty() ? List.of(root) : tree).stream()
                .flatMap(folder -> below(folder, problems).stream())
                .sorted()
                .toList();
    }

    private static List<Path> below(Path root, Problems problems) {
        try {
            return SourceTree.files(root, MAX_DEPTH, path -> path.endsWith(FILE)).stream()
                    .map(Path::getParent)
                    .toList();
        } catch (IOException e) {
            problems.add(Position.ofFile(root.toString()), "no folder of rules that can be read");
            return List.of();
        }
    }

    /**
     * The platform of a rule: the innermost folder above it that is called like one, so that a rule may also stand alone.
     *
     * @param named types that the rule names, which tell the platform where no folder does
     */
    static Optional<String> platform(Path folder, Collection<String> platforms, List<String> named) {
        List<String> above = StreamSupport.stream(folder.toAbsolutePath().normalize().spliterator(), false)
                .map(Path::toString)
                .toList();
        return above.reversed().stream()
                .filter(platforms::contains)
                .findFirst()
                .or(() -> named.stream()
                        .flatMap(type -> platforms.stream().filter(platform -> type.startsWith(platform + ".")))
                        .findFirst());
    }
}
