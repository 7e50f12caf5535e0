package io.secnumscan.cli;

import io.secnumscan.report.CsvReport;
import io.secnumscan.report.HtmlReport;
import io.secnumscan.report.ReportFile;
import java.nio.file.Path;
import java.util.Optional;

/** What a report can be given as. */
enum ReportFormat {
    console(Optional.empty()),
    json(Optional.of("report.json")),
    html(Optional.of("report.html")),
    csv(Optional.of("findings.csv"));

    private final Optional<String> file;

    ReportFormat(Optional<String> file) {
        this.file = file;
    }

    /** What its file is called; empty for the one that is for the terminal alone. */
    Optional<String> file() {
        return file;
    }

    /** Makes a page or a table of a {@code report.json}; the other formats are not made of one. */
    void write(ReportFile report, String language, Path to) {
        switch (this) {
            case html -> HtmlReport.write(report, language, to);
            case csv -> CsvReport.write(report, to);
            case console, json -> throw new IllegalArgumentException(name());
        }
    }
}
