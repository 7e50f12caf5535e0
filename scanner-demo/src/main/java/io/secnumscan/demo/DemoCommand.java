package io.secnumscan.demo;

import io.secnumscan.cli.HelpOptions;
import io.secnumscan.cli.Main;
import io.secnumscan.cli.Shell;
import io.secnumscan.core.disk.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secnumscan demo}: scans a simulated cloud through the same collectors and HTTP code as a real one. */
@Command(
        name = "demo",
        description = "Scans a simulated OpenStack and Kubernetes on this machine: nothing to install or configure.",
        footer = {"", "Example:  secnumscan demo --output out"},
        sortOptions = false,
        abbreviateSynopsis = true)
final class DemoCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--output", paramLabel = "DIR", description = "folder of the results (default: a new one)")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--serve", paramLabel = "DIR",
            description = "scan nothing: write what a scan needs to DIR, and answer until stopped")
    private Optional<Path> serve = Optional.empty();

    @Option(names = {"-q", "--quiet"}, description = "no progress, no warnings; results are still printed")
    private boolean quiet;

    @Mixin
    private HelpOptions common;

    DemoCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return serve.isPresent() ? serve(shell.resolve(serve.get())) : scan();
    }

    private int scan() throws IOException {
        Path folder = Files.createTempDirectory("secnumscan-demo");
        try (SimulatedCloud cloud = SimulatedCloud.start()) {
            Configuration.write(folder, cloud.address());
            return new Main(inside(folder.resolve(Configuration.CLOUDS)))
                    .run(arguments(folder.resolve(Configuration.TARGETS)).toArray(String[]::new));
        } finally {
            remove(folder);
        }
    }

    /** For a scan by another process, such as the packaged scanner's. Ctrl-C ends it. */
    private int serve(Path folder) throws IOException, InterruptedException {
        OwnerOnly.folder(folder);
        try (SimulatedCloud cloud = SimulatedCloud.start()) {
            Configuration.write(folder, cloud.address());
            shell.out().println(shell.shown(folder.resolve(Configuration.TARGETS)) + ": " + cloud.address());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private List<String> arguments(Path config) {
        List<String> arguments = new ArrayList<>(List.of("scan", "--config", config.toString()));
        output.ifPresent(path -> arguments.addAll(List.of("--output", path.toString())));
        arguments.addAll(List.of("--lang", shell.language()));
        if (quiet) {
            arguments.add("--quiet");
        }
        return arguments;
    }

    /** The same shell, with the simulated cloud in place of any other that its environment names. */
    private Shell inside(Path clouds) {
        Map<String, String> environment = new HashMap<>(shell.environment());
        environment.keySet()
                .removeIf(name -> name.startsWith("OS_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("OS_CLIENT_CONFIG_FILE", clouds.toString());
        return shell.with(environment);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
