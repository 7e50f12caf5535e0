package io.secnumscan.cli;

import io.secnumscan.network.flow.FlowCsv;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.flow.Grain;
import io.secnumscan.network.flow.TargetNetwork;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secnumscan flows}: the matrix of the flows that can be, as a program reads it. */
@Command(description = "Writes the matrix of the flows that snapshots show.", footer = {"",
        "Example:  secnumscan flows audit-paris/snapshot --perimeter secnumscan.yaml"}, sortOptions = false,
        abbreviateSynopsis = true)
final class FlowsCommand implements Runnable {
    private final Shell shell;

    @Mixin
    private NetworkSource source;

    @Option(names = "--by", paramLabel = "GRAIN", defaultValue = "zone", descriptionKey = "flows-by",
            description = "endpoint, workload or zone (the default)")
    private Grain by = Grain.ZONE;

    @Option(names = "--blocked", description = "also what nothing can reach")
    private boolean blocked;

    @Mixin
    private HelpOptions common;

    FlowsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        PrintWriter out = shell.printer(shell.out());
        FlowCsv csv = new FlowCsv(out);
        for (TargetNetwork network : source.networks(shell)) {
            write(network, csv::add);
            network.bounds().doubts().forEach(shell::complain);
        }
        out.flush();
    }

    private void write(TargetNetwork network, Consumer<FlowLine> lines) {
        Flows flows = Flows.of(network.bounds(), by.in(network));
        for (String from : flows.places()) {
            (blocked ? flows.all(from) : flows.from(from)).forEach(flow -> FlowLine.of(flow).forEach(lines));
        }
    }
}
