package io.secnumscan.bench;

import io.secnumscan.bench.MeasuredProcess.Measured;
import io.secnumscan.bench.cloud.CloudServer;
import io.secnumscan.bench.cloud.LargeCloud;
import io.secnumscan.bench.cloud.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Collects a large made-up cloud and evaluates its snapshot, each in a process of its own, and prints what they take beside
 * the yardstick: tokenising the same bytes.
 */
@Command(name = "bench/run", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Collects and evaluates a large made-up cloud; prints times, ratios and heap.")
public final class Benchmark implements Callable<Integer> {
    /** What the collectors ask Neutron for. */
    private static final int PAGE = 1000;

    @Option(names = "--ports", defaultValue = "100000", description = "ports (default: ${DEFAULT-VALUE})")
    private int ports;

    @Option(names = "--rules", defaultValue = "100000",
            description = "rules of security groups (default: ${DEFAULT-VALUE})")
    private int rules;

    @Option(names = "--rounds", defaultValue = "6", description = "rounds in each process (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--heap", defaultValue = "384m", description = "-Xmx of each process (default: ${DEFAULT-VALUE})")
    private String heap = "";

    @Option(names = "--flag", description = "one more flag for the measured JVMs")
    private List<String> flags = new ArrayList<>();

    @Option(names = "--only", description = "collect or evaluate alone (a snapshot is collected all the same)")
    private String only = "";

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("secnumscan-bench");
        Children children = new Children(heap, rounds, work, List.copyOf(flags));
        LargeCloud cloud = LargeCloud.write(new Size(ports, rules), work);
        try (CloudServer server = CloudServer.start(cloud)) {
            measure(children, cloud, server, work);
        } finally {
            Folders.delete(work);
        }
        return 0;
    }

    private void measure(Children children, LargeCloud cloud, CloudServer server, Path work)
            throws IOException, InterruptedException {
        Table table = new Table(System.out);
        table.head(cloud.size(), heap, rounds);
        Path wire = work.resolve("wire.json");
        cloud.writePages(PAGE, server.address(), wire);
        Path output = Files.createDirectory(work.resolve("collected"));
        boolean brief = only.equals("evaluate");
        Measured cold = children.times(2).run(Job.TOKENISE, wire, work, work);
        Measured collect = children.times(brief ? 1 : rounds).run(
                Job.COLLECT, wire, Configuration.write(work, server.address()), output);
        table.row("collect", Files.size(wire), collect, cold);
        Snapshot snapshot = new Snapshot(output.resolve("round-0").resolve("snapshot"));
        snapshot.check(cloud.size());
        if (!only.equals("collect")) {
            Path lines = work.resolve("lines.json");
            snapshot.unpack(lines);
            Measured evaluate = children.run(
                    Job.EVALUATE, lines, snapshot.folder(), Files.createDirectory(work.resolve("evaluated")));
            table.row("evaluate", Files.size(lines), evaluate, children.times(2).run(Job.TOKENISE, lines, work, work));
        }
        table.foot(snapshot.bytes());
    }
}
