package io.secnumscan.core.rule;

import io.secnumscan.core.yaml.Problems;
import io.secnumscan.core.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The rule files of one or several folders, read but not yet compiled: {@code rules/<platform>/<area>/<rule-id>/rule.yaml},
 * or a folder that holds a rule alone.
 */
public final class RuleFiles {
    private final Vocabulary vocabulary;
    private final List<RuleFile> files;

    /**
     * One rule.
     *
     * @param folder where {@code rule.yaml} stands, and {@code cases.yaml} beside it
     */
    public record RuleFile(Path folder, String platform, RuleSource source) {
        public String id() {
            return source.id().text();
        }
    }

    private RuleFiles(Vocabulary vocabulary, List<RuleFile> files) {
        this.vocabulary = vocabulary;
        this.files = List.copyOf(files);
    }

    /**
     * Reads the keys and fixed words of every rule.
     *
     * @param problems hears of everything that is wrong; the files must not be used when it is not empty
     */
    public static RuleFiles read(Collection<Path> roots, Vocabulary vocabulary, Problems problems) {
        List<RuleFile> files = new ArrayList<>();
        for (Path root : roots) {
            for (Path folder : RuleFolders.find(root, vocabulary.platforms(), problems)) {
                RuleReader.read(folder, problems).ifPresent(source -> platform(folder, source, vocabulary, problems)
                        .ifPresent(platform -> files.add(new RuleFile(folder, platform, source))));
            }
        }
        refuseDuplicates(files, problems);
        return new RuleFiles(vocabulary, files);
    }

    /** Reads and compiles everything. */
    public static RuleSet load(Collection<Path> roots, Vocabulary vocabulary, Problems problems) {
        return read(roots, vocabulary, problems).compile(file -> true, problems);
    }

    public List<RuleFile> files() {
        return files;
    }

    /**
     * Compiles the rules that are wanted, several at a time: those of the platforms that a snapshot holds, say, since
     * compiling is most of what starting takes.
     */
    public RuleSet compile(Predicate<RuleFile> wanted, Problems problems) {
        record Compiled(Optional<Rule> rule, Problems problems) {}
        List<Rule> rules = new ArrayList<>();
        files.parallelStream()
                .filter(wanted)
                .map(file -> {
                    Problems own = new Problems();
                    return new Compiled(new RuleCompiler(vocabulary, file, own).compile(), own);
                })
                .toList()
                .forEach(compiled -> {
                    compiled.problems().list().forEach(problems::add);
                    compiled.rule().ifPresent(rules::add);
                });
        return new RuleSet(rules);
    }

    private static Optional<String> platform(Path folder, RuleSource source, Vocabulary vocabulary, Problems problems) {
        Optional<String> platform = RuleFolders.platform(folder, vocabulary.platforms(), source.types());
        if (platform.isEmpty()) {
            problems.add(
                    source.subject().at(),
                    "nothing says which platform this rule is for",
                    "put it below a folder named " + String.join(" or ", vocabulary.platforms()));
        }
        return platform;
    }

    private static void refuseDuplicates(List<RuleFile> files, Problems problems) {
        Map<String, YamlScalar> first = new HashMap<>();
        BiConsumer<YamlScalar, String> check = (name, what) -> {
            YamlScalar before = first.putIfAbsent(name.text(), name);
            if (before != null) {
                problems.add(name.at(), "the " + what + " '" + name.text() + "' is taken",
                        "it stands first in " + before.at());
            }
        };
        files.forEach(file -> check.accept(file.source().id(), "id"));
        files.forEach(file -> file.source().aliases().forEach(alias -> check.accept(alias, "alias")));
    }
}
