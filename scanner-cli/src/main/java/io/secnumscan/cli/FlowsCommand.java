package io.secnumscan.cli;

import io.secnumscan.network.flow.FlowCsv;
import io.secnumscan.network.flow.FlowJson;
import io.secnumscan.network.flow.FlowLine;
import io.secnumscan.network.flow.FlowSink;
import io.secnumscan.network.flow.Flows;
import io.secnumscan.network.flow.Grain;
import io.secnumscan.network.flow.TargetNetwork;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code secnumscan flows}: the matrix of the flows that can be, as a program reads it. */
@Command(description = "Writes the matrix of the flows that snapshots show.", footer = {"",
        "Example:  secnumscan flows audit-paris/snapshot --perimeter secnumscan.yaml"}, sortOptions = false,
        abbreviateSynopsis = true)
final class FlowsCommand implements Runnable {
    private final Shell shell;

    /** How lines are written. */
    enum Format {
        csv,
        json
    }

    @Mixin
    private NetworkSource source;

    @Option(names = "--by", paramLabel = "GRAIN", defaultValue = "zone", descriptionKey = "flows-by",
            description = "endpoint, workload, project or zone (the default)")
    private Grain by = Grain.ZONE;

    @Option(names = "--blocked", description = "also what nothing can reach")
    private boolean blocked;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "csv", descriptionKey = "flows-format",
            description = "csv (the default) or json, an object a line")
    private Format format = Format.csv;

    @Mixin
    private HelpOptions common;

    FlowsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        PrintWriter out = shell.printer(shell.out());
        List<TargetNetwork> networks = by == Grain.WORKLOAD ? source.withWorkloads(shell) : source.networks(shell);
        FlowSink lines = format == Format.json ? new FlowJson(out) : new FlowCsv(out);
        for (TargetNetwork network : networks) {
            write(network, lines);
            network.bounds().doubts().forEach(shell::complain);
        }
        lines.end();
        out.flush();
    }

    private void write(TargetNetwork network, FlowSink lines) {
        Flows flows = Flows.of(by.bounds(network), by.in(network));
        Set<String> outside = by.outside(network);
        for (String from : flows.places()) {
            (blocked ? flows.all(from) : flows.from(from)).stream()
                    .filter(flow -> !outside.contains(from) || !outside.contains(flow.to()))
                    .forEach(flow -> FlowLine.of(flow, network.chain()).forEach(lines::add));
        }
    }
}
