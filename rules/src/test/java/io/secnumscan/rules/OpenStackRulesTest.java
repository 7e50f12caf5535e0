package io.secnumscan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.cases.RulesTest;
import io.secnumscan.core.cel.FunctionLibrary;
import io.secnumscan.core.perimeter.Parameters;
import io.secnumscan.core.perimeter.Perimeter;
import io.secnumscan.core.rule.Vocabulary;
import io.secnumscan.core.type.TypeCatalog;
import io.secnumscan.core.type.TypeFiles;
import io.secnumscan.core.yaml.Problems;
import io.secnumscan.openstack.function.OpenStackFunctions;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStackRulesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    private Path work;

    @Test
    void everyRuleHasItsCasesAndEveryCaseHolds() {
        Problems problems = new Problems();
        TypeCatalog types = TypeFiles.load(ROOT, problems);
        Parameters parameters = Parameters.load(ROOT, problems);
        problems.throwIfAny();
        TreeMap<String, List<FunctionLibrary>> functions = new TreeMap<>();
        functions.put("openstack", OpenStackFunctions.ALL);

        RulesTest.Result result = new RulesTest(
                new Vocabulary(types, parameters.types(), functions),
                new TreeMap<>(Perimeter.ofDefaults(parameters).values()),
                work).run(ROOT.resolve("openstack"));

        assertEquals("", String.join("\n", result.failures()));
        assertTrue(result.rules() >= 20, () -> "only " + result.rules() + " rules were found below " + ROOT);
    }
}
