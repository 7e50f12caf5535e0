package io.secnumscan.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How a judgement is reported. */
final class ReportOptions {
    @Option(names = "--format", paramLabel = "FORMAT", split = ",",
            description = "console (default), json: printed; html,csv: files too")
    Set<ReportFormat> formats =
            new LinkedHashSet<>();

    @Option(names = "--all-findings", description = "each verdict to findings.ndjson.gz too")
    boolean allFindings;

    /** Whether {@code report.json} is printed in the place of the summary. */
    boolean prints() {
        return formats.contains(ReportFormat.json);
    }

    /** The formats that are files beside {@code report.json}, with the files' names. */
    SortedMap<ReportFormat, String> files() {
        SortedMap<ReportFormat, String> files = new TreeMap<>();
        for (ReportFormat format : List.of(ReportFormat.html, ReportFormat.csv)) {
            format.file().filter(unused -> formats.contains(format)).ifPresent(name -> files.put(format, name));
        }
        return files;
    }
}
