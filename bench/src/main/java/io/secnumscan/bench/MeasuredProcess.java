package io.secnumscan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The process that is measured: does a job some times over, each time beside the yardstick, and prints what it took. The
 * first round comes before the yardstick, so that it costs what a command costs that a person starts.
 */
public final class MeasuredProcess {
    private MeasuredProcess() {}

    /**
     * What a process prints.
     *
     * @param work the rounds of the job, in their order
     * @param yardstick the rounds of tokenising the same bytes
     * @param kept see {@link Heap#kept}
     * @param taken see {@link Heap#taken}
     */
    record Measured(List<Round> work, List<Round> yardstick, long kept, long taken) {}

    /** @param args job, rounds, file for the yardstick, input and output of the command */
    public static void main(String[] args) throws Exception {
        Job job = Job.valueOf(args[0]);
        int rounds = Integer.parseInt(args[1]);
        Path bytes = Path.of(args[2]);
        Heap heap = Heap.watch();
        List<Round> work = new ArrayList<>();
        List<Round> yardstick = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (job != Job.TOKENISE) {
                Path output = Path.of(args[4]).resolve("round-" + round);
                String[] command = job.command(Path.of(args[3]), output);
                work.add(Round.of(() -> run(job, command)));
            }
            yardstick.add(Round.of(() -> Tokens.count(bytes)));
        }
        String json = new ObjectMapper().writeValueAsString(
                new Measured(work, yardstick, heap.kept(), heap.taken()));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(json);
    }

    private static void run(Job job, String... command) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Shell shell =
                new Shell(nowhere, err, Map.of(), Path.of("").toAbsolutePath(), InstantSource.system(), false,
                        "en");
        int code = new Main(shell).run(command);
        if (!job.done(code)) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ": "
                    + said.toString(StandardCharsets.UTF_8));
        }
    }
}
