package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTestCommandTest {
    private static final String FAILING = """
            - case: a network without a name
              expect: fail
              resource: {id: n1, name: ''}
            """;
    private static final String PASSING = """
            - case: a network with a name
              expect: pass
              resource: {id: n1, name: net}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"en, '1 rule, 1 case, 1 failure'", "fr, '1 règle, 1 cas, 1 échec'"})
    void oneIsCountedAsOne(String language, String line) throws IOException {
        write(FAILING);

        assertTrue(test(language).out().endsWith("\n" + line + "\n"), test(language)::toString);
    }

    @ParameterizedTest
    @CsvSource({"en, '1 rule, 2 cases, 0 failures'", "fr, '1 règle, 2 cas, 0 échec'"})
    void noneIsCountedAsTheLanguageCountsIt(String language, String line) throws IOException {
        write(FAILING + PASSING);

        assertEquals(new JavaProcess.Result(0, line + "\n", ""), test(language));
    }

    @Test
    void aRuleWhoseCasesLackAPassIsExitCodeOne() throws IOException {
        write(FAILING);

        assertEquals(1, test("en").code());
    }

    private void write(String cases) throws IOException {
        Path rule = Files.createDirectories(folder.resolve("mine/openstack/network/os-mine"));
        Files.writeString(rule.resolve("rule.yaml"), """
                id: os-mine
                title: {en: Networks are named, fr: Les réseaux sont nommés}
                severity: low
                subject: openstack.network.network
                require: resource.name != ''
                message: {en: "{resource.id}", fr: "{resource.id}"}
                why: {en: because, fr: parce que}
                remediation: {en: name it, fr: nommez-le}
                sources: [a guide]
                """);
        Files.writeString(rule.resolve("cases.yaml"), cases);
    }

    private JavaProcess.Result test(String language) {
        return new JavaProcess(Main.class.getName(), folder).run("rules", "test", "mine", "--lang", language);
    }
}
