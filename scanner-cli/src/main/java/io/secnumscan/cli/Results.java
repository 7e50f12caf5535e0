package io.secnumscan.cli;

import io.secnumscan.core.assess.ExitCode;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.evaluate.FindingSink;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.report.ConsoleReport;
import io.secnumscan.report.ConsoleStyle;
import io.secnumscan.report.FindingsFile;
import io.secnumscan.report.JsonReport;
import io.secnumscan.report.ReportFile;
import io.secnumscan.report.WorstFailures;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report stage: judges snapshots, writes the files and prints the result. */
final class Results {
    private final Shell shell;
    private final ReportOptions options;
    private final Path folder;
    private final boolean detailed;

    /**
     * @param folder of {@code report.json}; it is made
     * @param detailed whether the console shows each of the worst failures
     */
    Results(Shell shell, ReportOptions options, Path folder, boolean detailed) {
        this.shell = shell;
        this.options = options;
        this.folder = folder;
        this.detailed = detailed;
    }

    /**
     * @return the exit code of what was found
     * @throws BadInputException when the report of other snapshots is here, or a perimeter or waivers of somebody's own
     */
    ExitCode write(Judgement judgement, List<Path> snapshots) {
        refuseStrangers(judgement);
        try (Opened opened = Opened.of(snapshots);
                WorkFolder work = work(opened);
                WhenStopped _ = WhenStopped.run("tidy", work::close)) {
            work.make();
            FindingsFile findings = FindingsFile.create(work.newFile(".ndjson.gz"));
            Optional<FindingsFile> each = options.allFindings
                    ? Optional.of(FindingsFile.create(work.newFile(".ndjson.gz")))
                    : Optional.empty();
            Path temporary = made(work.newFile(""));
            WorstFailures worst = new WorstFailures(judgement.rulebook().titles(), detailed);
            FindingSink both = finding -> {
                findings.add(finding);
                worst.add(finding);
            };
            Report report = judgement.judge(opened.readers(), both, each.map(FindingSink.class::cast), temporary);
            findings.close();
            each.ifPresent(this::keep);
            PerimeterBeside.of(folder, judgement).write();
            WaiversBeside.of(folder, judgement).write();
            JsonReport.write(report, findings, report());
            writeFormats();
            print(report, findings, worst, files(judgement, snapshots));
            return report.assessment().summary().exit();
        }
    }

    /**
     * To be asked before anything is collected or judged.
     *
     * @throws BadInputException when files of somebody's own are in the way
     */
    void refuseStrangers(Judgement judgement) {
        NoPlainFile.refuse(report());
        options.files().values().forEach(name -> NoPlainFile.refuse(folder.resolve(name)));
        if (options.allFindings) {
            EarlierReport.refuseUnlessFindings(each());
        }
        WaiversBeside.of(folder, judgement).refuseStrangers();
        PerimeterBeside.of(folder, judgement).refuseStrangers();
    }

    private WorkFolder work(Opened opened) {
        EarlierReport.refuseUnlessOf(report(), opened.digests());
        options.files().values()
                .forEach(name -> EarlierReport.refuseUnlessOf(folder.resolve(name), opened.digests()));
        if (options.allFindings) {
            EarlierReport.refuseUnlessFindingsOf(each(), opened.digests());
        }
        return WorkFolder.planned(made(folder));
    }

    private void keep(FindingsFile findings) {
        findings.close();
        findings.moveTo(each());
    }

    private Path each() {
        return folder.resolve("findings.ndjson.gz");
    }

    /** Made of what was just written, as they would be at any later time. */
    private void writeFormats() {
        if (!options.files().isEmpty()) {
            ReportFile written = ReportFile.open(report());
            options.files().forEach((format, name) -> format.write(written, shell.language(), folder.resolve(name)));
        }
    }

    private Path report() {
        return folder.resolve("report.json");
    }

    private void print(Report report, FindingsFile findings, WorstFailures worst, Map<String, String> files) {
        if (options.prints()) {
            try {
                Writer out = new OutputStreamWriter(shell.out(), StandardCharsets.UTF_8);
                JsonReport.write(report, findings, out);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        ConsoleStyle style = new ConsoleStyle(shell.language(), shell.width(), shell.colours());
        shell.out().print(ConsoleReport.of(report, worst, style, files));
    }

    private Map<String, String> files(Judgement judgement, List<Path> snapshots) {
        boolean french = shell.language().equals("fr");
        Map<String, String> files = new LinkedHashMap<>();
        files.put(french ? "rapport" : "report", shell.shown(report()));
        options.files().forEach((format, name) -> files.put(
                format == ReportFormat.html ? "page" : french ? "tableau" : "table",
                shell.shown(folder.resolve(name))));
        if (options.allFindings) {
            files.put(french ? "constats" : "findings", shell.shown(each()));
        }
        for (int i = 0; i < snapshots.size(); i++) {
            String number = snapshots.size() > 1 ? " " + (i + 1) : "";
            files.put((french ? "instantané" : "snapshot") + number, shell.shown(snapshots.get(i)));
        }
        if (!judgement.declared().isEmpty()) {
            files.put(french ? "périmètre" : "perimeter", shell.shown(PerimeterBeside.of(folder, judgement).file()));
        }
        WaiversBeside waivers = WaiversBeside.of(folder, judgement);
        if (waivers.areSome()) {
            files.put(french ? "dérogations" : "waivers", shell.shown(waivers.file()));
        }
        return files;
    }

    private Path made(Path folder) {
        return NewFolder.make(folder);
    }
}
