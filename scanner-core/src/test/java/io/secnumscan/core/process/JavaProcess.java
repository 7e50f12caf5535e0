package io.secnumscan.core.process;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own, started with the class path of the tests and the flags of the launcher, in an environment that
 * holds nothing but what a test puts there.
 */
public final class JavaProcess {
    private static final long PATIENCE_SECONDS = 180;

    private final String main;
    private final Path folder;
    private final List<String> flags = new ArrayList<>(List.of(
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xshare:auto",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    private final Map<String, String> environment = new HashMap<>();

    /** @param folder that it is started in; its output goes there too */
    public JavaProcess(String main, Path folder) {
        this.main = main;
        this.folder = folder;
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** How it ended. */
    public record Result(int code, String out, String err) {}

    public JavaProcess flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** An environment variable; empty takes it away. */
    public JavaProcess with(String name, String value) {
        environment.put(name, value);
        environment.values().removeIf(String::isEmpty);
        return this;
    }

    /** Runs it to its end; no program of ours shows a person a stack trace. */
    public Result run(String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = start(out, err, arguments);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it hangs: " + List.of(arguments));
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            assertFalse((result.out() + result.err()).contains("\tat "), result::toString);
            return result;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it and leaves it alone. */
    public Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
