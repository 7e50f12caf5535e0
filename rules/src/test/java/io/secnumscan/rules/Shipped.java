package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.RuleIds;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules folder of the source tree, loaded as the scanner loads it, but for the expressions. */
record Shipped(Library library, RuleIds rules, Parameters parameters) {
    /** The tests run in the module's folder, which is the rules folder. */
    static final Path ROOT = Path.of("").toAbsolutePath();

    static final Path REFERENTIAL = ROOT.resolve("referentials").resolve(Library.SECNUMCLOUD);

    static Shipped load() {
        Problems problems = new Problems();
        Parameters parameters = Parameters.load(ROOT, problems);
        Vocabulary vocabulary = new Vocabulary(TypeFiles.load(ROOT, problems), parameters.types(),
                new TreeMap<>(Map.of("openstack", List.of(), "kubernetes", List.of())));
        RuleIds rules = RuleIds.of(RuleFiles.read(
                List.of(ROOT.resolve("openstack"), ROOT.resolve("kubernetes")), vocabulary, problems));
        Library library = Library.load(ROOT, List.of(), Library.SECNUMCLOUD, rules, parameters, problems)
                .orElseThrow(() -> new AssertionError(problems.render()));
        assertEquals("", problems.render());
        return new Shipped(library, rules, parameters);
    }
}
