package io.secnumscan.cli;

import picocli.CommandLine.Option;

/** How a judgement is reported. */
final class ReportOptions {
    enum Format {
        console,
        json
    }

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "console",
            description = "console (the default) or json, on standard output")
    Format format =
            Format.console;

    @Option(names = "--all-findings", description = "each verdict to findings.ndjson.gz too")
    boolean allFindings;
}
