package io.secnumscan.core.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.cel.Function;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.cel.Shape;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.rule.RuleFiles;
import io.secnumscan.core.rule.RuleFiles.RuleFile;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The ten rows that the rule format was made to carry, each with its cases through loader, joins and verdicts. */
class HardRowsTest {
    private static final Function LABEL = Function.named("k8s.label")
            .takes(Shape.row().with("labels", Shape.FREE_MAP), Shape.TEXT)
            .returns(Shape.nullable(Shape.TEXT))
            .as(given -> given.row(0).map("labels").flatMap(labels -> labels.text(given.text(1))));

    @TempDir
    private Path work;

    @Test
    void thereAreTen() throws URISyntaxException {
        assertEquals(10, files(root()).files().size());
    }

    @TestFactory
    Stream<DynamicTest> eachHoldsItsCases() throws URISyntaxException {
        Path root = root();
        RulesTest test = new RulesTest(vocabulary(root), new TreeMap<>(), work);
        return files(root).files().stream().map(file -> DynamicTest.dynamicTest(file.id(), () -> holds(test, file)));
    }

    private static void holds(RulesTest test, RuleFile file) {
        assertEquals("", String.join("\n", test.run(file.folder()).failures()));
    }

    private static RuleFiles files(Path root) {
        Problems problems = new Problems();
        RuleFiles files = RuleFiles.read(List.of(root), vocabulary(root), problems);
        problems.throwIfAny();
        return files;
    }

    private static Vocabulary vocabulary(Path root) {
        Problems problems = new Problems();
        SortedMap<String, List<FunctionLibrary>> functions = new TreeMap<>();
        functions.put("kubernetes", List.of(() -> List.of(LABEL)));
        Vocabulary vocabulary = new Vocabulary(
                TypeFiles.load(root, problems), Parameters.load(root, problems).types(), functions);
        problems.throwIfAny();
        return vocabulary;
    }

    private static Path root() throws URISyntaxException {
        return Path.of(HardRowsTest.class.getResource("/hard-rows").toURI());
    }
}
