package io.secnumscan.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.cli.Main;
import io.secnumscan.core.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation that is told to end (Ctrl-C does the same) while it judges. */
class StoppedEvaluateTest {
    private static final int ENDED_BY_SIGNAL = 143;

    @TempDir
    Path folder;

    @Test
    void nothingOfItIsLeftAndNothingIsComplainedOf() throws Exception {
        new JavaProcess(Main.class.getName(), folder).run("demo", "--output", "here", "--quiet");
        Process judging = new JavaProcess(Main.class.getName(), folder).start(
                folder.resolve("out.txt"), folder.resolve("err"),
                "evaluate", "here/snapshot", "--output", "again");
        try {
            while (judging.isAlive() && named("work-").isEmpty()) {
                Thread.onSpinWait();
            }
            judging.destroy();
            assertTrue(judging.waitFor(60, TimeUnit.SECONDS), "it goes on");
        } finally {
            judging.destroyForcibly();
        }

        assertEquals(ENDED_BY_SIGNAL, judging.exitValue());
        assertEquals(List.of(), named("work-"));
        assertEquals("", Files.readString(folder.resolve("err")));
    }

    private List<String> named(String prefix) throws IOException {
        Path again = folder.resolve("again");
        if (Files.notExists(again)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(again)) {
            return files.map(path -> path.getFileName().toString()).filter(name -> name.startsWith(prefix)).toList();
        }
    }
}
