package io.secnumscan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that was renamed answers to the name that it had, wherever somebody wrote it down. */
class OlderNameTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aRuleWithAnOlderName() throws IOException {
        SmallSnapshot.write(folder.resolve("snapshot"));
        SmallSnapshot.rule(folder.resolve("mine"));
        Path rule = folder.resolve("mine/openstack/network/os-mine/rule.yaml");
        Files.writeString(rule, Files.readString(rule) + "aliases: [os-former]\n");
    }

    @Test
    void byItTheRuleIsShown() {
        JavaProcess.Result result = run("rules", "show", "os-former", "--rules", "mine", "--lang", "en");

        assertEquals(0, result.code(), result::toString);
        assertTrue(result.out().contains("os-mine"), result::out);
    }

    @Test
    void byItTheRuleIsAskedFor() {
        assertEquals(1, evaluate("--rule", "os-former").code());
    }

    @Test
    void byItTheRuleIsLeftOut() {
        JavaProcess.Result result = evaluate("--rule", "os-mine", "--exclude", "os-former");

        assertEquals(2, result.code(), result::toString);
        assertTrue(result.err().contains("leaves no rule"), result::err);
    }

    @Test
    void aWaiverMayNameIt() throws IOException {
        Files.writeString(folder.resolve("waivers.yaml"), """
                waivers:
                  - rule: os-former
                    select: {resource: n1}
                    reason: it goes in spring
                    owner: network team
                    expires: 2027-01-31T23:59:59+01:00
                """);

        assertEquals(4, evaluate("--rule", "os-mine", "--waivers", "waivers.yaml").code());
    }

    @Test
    void aMapMayNameIt() throws IOException {
        Files.writeString(folder.resolve("mine/map.yaml"), "os-former: {decides: [13.1.a]}\n");

        assertEquals(1, evaluate("--rule", "os-mine", "--requirement", "13.1.a").code());
    }

    private JavaProcess.Result evaluate(String... further) {
        String[] all = new String[further.length + 7];
        System.arraycopy(new String[]{"evaluate", "snapshot", "--rules", "mine", "--output", "again", "-q"}, 0, all, 0,
                7);
        System.arraycopy(further, 0, all, 7, further.length);
        return run(all);
    }

    private JavaProcess.Result run(String... arguments) {
        return new JavaProcess(Main.class.getName(), folder).run(arguments);
    }
}
