package io.secnumscan.cli;

import io.secnumscan.core.assess.Report;
import io.secnumscan.core.disk.OwnerOnly;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.report.FindingsFile;
import io.secnumscan.report.JsonReport;
import io.secnumscan.report.ReportFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code secnumscan report}: gives a judgement another format, at any time. It ends with 0 whatever the report says. */
@Command(description = "Makes a page or a table of a report.json or a snapshot.", footer = {"",
        "Examples:  secnumscan report audit-paris/report.json --format html --lang fr",
        "           secnumscan report audit-paris/snapshot --perimeter p.yaml"},
        sortOptions = false, abbreviateSynopsis = true)
final class ReportCommand implements Callable<Integer> {
    private static final int DONE = 0;

    private final Shell shell;

    @Parameters(paramLabel = "SOURCE", description = "a report.json, or folder or archive of a snapshot")
    private Path source = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "html", descriptionKey = "report-format",
            description = "html (the default), csv or json")
    private ReportFormat format = ReportFormat.html;

    @Option(names = "--output", paramLabel = "FILE|DIR", descriptionKey = "report-output",
            description = "where it goes (default: beside SOURCE)")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private EvaluationOptions evaluation;

    @Option(names = "-v", description = "say more on standard error; twice: details")
    private boolean[] verbose = {};

    @Mixin
    private HelpOptions common;

    ReportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        LogLevels.set(false, verbose.length);
        Path from = shell.resolve(source);
        String name = format.file().orElseThrow(() -> new BadInputException(new Text(
                "--format console is for scan and evaluate; name html, csv or json",
                "--format console est pour scan et evaluate ; nommer html, csv ou json")));
        boolean judged = ReportSource.isReport(from);
        Path beside = judged ? ReportSource.report(from) : from;
        Path to = output.map(shell::resolve).map(path -> Files.isDirectory(path) ? path.resolve(name) : path)
                .orElseGet(() -> folderOf(beside).resolve(name));
        if (judged) {
            convert(beside, to);
        } else {
            judge(from, to);
        }
        shell.out().println(shell.shown(to));
        return DONE;
    }

    private void convert(Path from, Path to) {
        if (evaluation.given()) {
            throw new BadInputException(new Text(
                    shell.shown(from) + " is judged already: --perimeter, --profile, --rules, --waivers, --clock and"
                            + " filters go with a snapshot",
                    shell.shown(from) + " est déjà jugé : --perimeter, --profile, --rules, --waivers, --clock et les"
                            + " filtres vont avec un instantané"));
        }
        ReportFile report = ReportFile.open(from);
        if (from.equals(to)) {
            throw new BadInputException(new Text(
                    shell.shown(from) + ": is json already; name another --format, or an --output",
                    shell.shown(from) + " : est déjà du JSON ; nommer un autre --format, ou un --output"));
        }
        EarlierReport.refuseUnlessOf(to, report.snapshots());
        if (format == ReportFormat.json) {
            copy(from, to);
        } else {
            made(folderOf(to));
            format.write(report, shell.language(), to);
        }
    }

    private void judge(Path snapshot, Path to) {
        Judgement judgement = Judgement.prepare(evaluation, Optional.empty(), shell);
        try (Opened opened = Opened.of(List.of(snapshot));
                WorkFolder work = work(opened, to);
                WhenStopped _ = WhenStopped.run("tidy", work::close)) {
            FindingsFile findings = FindingsFile.create(work.newFile(".ndjson.gz"));
            Report report = judgement.judge(
                    opened.readers(), findings, Optional.empty(), made(work.newFile("")));
            findings.close();
            Path json = format == ReportFormat.json ? to : work.newFile(".json");
            JsonReport.write(report, findings, json);
            if (format != ReportFormat.json) {
                format.write(ReportFile.open(json), shell.language(), to);
            }
        }
    }

    private WorkFolder work(Opened opened, Path to) {
        EarlierReport.refuseUnlessOf(to, opened.digests());
        return WorkFolder.in(made(folderOf(to)));
    }

    private void copy(Path from, Path to) {
        made(folderOf(to));
        try (OutputStream out = OwnerOnly.write(to)) {
            Files.copy(from, out);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + to, e);
        }
    }

    /** Of a path that was resolved, so that it has one. */
    private static Path folderOf(Path path) {
        return Objects.requireNonNullElse(path.getParent(), path);
    }

    private static Path made(Path folder) {
        return NewFolder.make(folder);
    }
}
