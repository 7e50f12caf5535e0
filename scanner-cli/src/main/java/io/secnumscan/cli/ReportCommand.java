package io.secnumscan.cli;

import io.secnumscan.core.assess.Report;
import io.secnumscan.core.disk.WholeFile;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.report.FindingsFile;
import io.secnumscan.report.JsonReport;
import io.secnumscan.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", descriptionKey = "report-format",
            description = "html (the default), csv, json; several with commas")
    private Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);

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
        if (formats.isEmpty()) {
            formats.add(ReportFormat.html);
        }
        Path from = shell.resolve(source);
        boolean judged = ReportSource.isReport(from);
        Path beside = judged ? ReportSource.report(from) : from;
        SortedMap<ReportFormat, Path> files = files(folderOf(beside));
        if (judged) {
            convert(beside, files);
        } else {
            judge(from, files);
        }
        files.values().forEach(file -> shell.out().println(shell.shown(file)));
        return DONE;
    }

    /** Where each format goes; one alone may go to a file that is named. */
    private SortedMap<ReportFormat, Path> files(Path beside) {
        Optional<Path> named = output.map(shell::resolve);
        boolean whole = formats.size() == 1 && named.isPresent() && !Files.isDirectory(named.get());
        if (!whole && named.filter(Files::isRegularFile).isPresent()) {
            throw new BadInputException(new Text(
                    shell.shown(named.get()) + ": is a file; several formats go into a folder",
                    shell.shown(named.get()) + " : est un fichier ; plusieurs formats vont dans un dossier"));
        }
        SortedMap<ReportFormat, Path> files = new TreeMap<>();
        for (ReportFormat format : formats) {
            String name = format.file().orElseThrow(() -> new BadInputException(new Text(
                    "--format console is for scan and evaluate; name html, csv or json",
                    "--format console est pour scan et evaluate ; nommer html, csv ou json")));
            files.put(format, whole ? named.get() : named.orElse(beside).resolve(name));
        }
        return files;
    }

    private void convert(Path from, SortedMap<ReportFormat, Path> files) {
        if (evaluation.given()) {
            throw new BadInputException(new Text(
                    shell.shown(from) + " is judged already: --perimeter, --profile, --rules, --waivers, --clock and"
                            + " filters go with a snapshot",
                    shell.shown(from) + " est déjà jugé : --perimeter, --profile, --rules, --waivers, --clock et les"
                            + " filtres vont avec un instantané"));
        }
        ReportFile report = ReportFile.open(from);
        // Whatever they are called: a report can't be read while it is written.
        if (files.values().stream().anyMatch(file -> WholeFile.isSame(file, from))) {
            throw new BadInputException(new Text(
                    shell.shown(from) + ": is json already; name another --format, or an --output",
                    shell.shown(from) + " : est déjà du JSON ; nommer un autre --format, ou un --output"));
        }
        files.values().forEach(file -> EarlierReport.refuseUnlessOf(file, report.snapshots()));
        files.forEach((format, file) -> {
            if (format == ReportFormat.json) {
                copy(from, file);
            } else {
                made(folderOf(file));
                format.write(report, shell.language(), file);
            }
        });
    }

    private void judge(Path snapshot, SortedMap<ReportFormat, Path> files) {
        Judgement judgement = Judgement.prepare(evaluation, Optional.empty(), shell);
        try (Opened opened = Opened.of(List.of(snapshot));
                WorkFolder work = work(opened, files.values());
                WhenStopped _ = WhenStopped.run("tidy", work::close)) {
            work.make();
            FindingsFile findings = FindingsFile.create(work.newFile(".ndjson.gz"));
            Report report = judgement.judge(
                    opened.readers(), findings, Optional.empty(), made(work.newFile("")));
            findings.close();
            Path json = files.getOrDefault(ReportFormat.json, work.newFile(".json"));
            JsonReport.write(report, findings, json);
            ReportFile written = ReportFile.open(json);
            files.forEach((format, file) -> {
                if (format != ReportFormat.json) {
                    format.write(written, shell.language(), file);
                }
            });
        }
    }

    private WorkFolder work(Opened opened, Collection<Path> files) {
        files.forEach(file -> EarlierReport.refuseUnlessOf(file, opened.digests()));
        return WorkFolder.planned(made(folderOf(files.iterator().next())));
    }

    private void copy(Path from, Path to) {
        made(folderOf(to));
        try {
            WholeFile.write(to, out -> Files.copy(from, out));
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
