package io.secnumscan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.bench.MeasuredProcess.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts measured processes, with the flags that the launcher gives the scanner.
 *
 * @param classes folder for archives of loaded classes: one process of each sort makes one, as the scanner's first run does
 */
record Children(String heap, int rounds, Path classes, List<String> flags) {
    private static final List<String> LAUNCHER = List.of(
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC");

    /** Runs a job in a new process; before the first of its sort, once more for the archive's sake. */
    Measured run(Job job, Path bytes, Path input, Path output) throws IOException, InterruptedException {
        Path archive = classes.resolve(job + ".jsa");
        if (Files.notExists(archive)) {
            start(job, 1, archive, bytes, input, output.resolve("archive"));
        }
        return start(job, rounds, archive, bytes, input, output);
    }

    private Measured start(Job job, int times, Path archive, Path bytes, Path input, Path output)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LAUNCHER);
        command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        command.add("-Xmx" + heap);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuredProcess.class.getName()));
        command.addAll(List.of(job.name(), Integer.toString(times)));
        Stream.of(bytes, input, output).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(job + " ended with " + code + " within " + heap);
        }
        // A profiler that is asked for by a flag may speak first.
        return new ObjectMapper().readValue(said.substring(said.indexOf("{\"work\"")), Measured.class);
    }

    Children within(String otherHeap) {
        return new Children(otherHeap, rounds, classes, flags);
    }

    Children times(int otherRounds) {
        return new Children(heap, otherRounds, classes, flags);
    }
}
