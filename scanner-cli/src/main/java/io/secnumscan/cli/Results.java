package io.secnumscan.cli;

import io.secnumscan.core.assess.ExitCode;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.evaluate.FindingSink;
import io.secnumscan.core.join.WorkFolder;
import io.secnumscan.core.perimeter.PerimeterFile;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.snapshot.SnapshotReader;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.yaml.BadInputException;
import io.secnumscan.report.ConsoleReport;
import io.secnumscan.report.ConsoleStyle;
import io.secnumscan.report.FindingsFile;
import io.secnumscan.report.JsonReport;
import io.secnumscan.report.WorstFailures;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
     * @throws BadInputException when the report of other snapshots is here
     */
    ExitCode write(Judgement judgement, List<Path> snapshots) {
        try (Opened opened = Opened.of(snapshots);
                WorkFolder work = work(opened);
                WhenStopped _ = WhenStopped.run("tidy", work::close)) {
            FindingsFile findings = FindingsFile.create(work.newFile(".ndjson.gz"));
            Optional<FindingsFile> each = options.allFindings
                    ? Optional.of(FindingsFile.create(folder.resolve("findings.ndjson.gz")))
                    : Optional.empty();
            Path temporary = made(work.newFile(""));
            WorstFailures worst = new WorstFailures(judgement.rulebook().titles(), detailed);
            FindingSink both = finding -> {
                findings.add(finding);
                worst.add(finding);
            };
            Report report = judgement.judge(opened.readers(), both, each.map(FindingSink.class::cast), temporary);
            findings.close();
            each.ifPresent(FindingsFile::close);
            PerimeterFile.write(judgement.declared(), perimeter());
            JsonReport.write(report, findings, report());
            print(report, findings, worst, files(judgement, snapshots));
            return report.assessment().summary().exit();
        }
    }

    private WorkFolder work(Opened opened) {
        List<String> digests = opened.readers().stream().map(SnapshotReader::digest).toList();
        EarlierReport.refuseUnlessOf(report(), digests);
        return WorkFolder.in(made(folder));
    }

    private Path report() {
        return folder.resolve("report.json");
    }

    private Path perimeter() {
        return folder.resolve("perimeter.yaml");
    }

    private void print(Report report, FindingsFile findings, WorstFailures worst, Map<String, String> files) {
        if (options.format == ReportOptions.Format.json) {
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
        if (options.allFindings) {
            files.put(french ? "constats" : "findings", shell.shown(folder.resolve("findings.ndjson.gz")));
        }
        for (int i = 0; i < snapshots.size(); i++) {
            String number = snapshots.size() > 1 ? " " + (i + 1) : "";
            files.put((french ? "instantané" : "snapshot") + number, shell.shown(snapshots.get(i)));
        }
        if (!judgement.declared().isEmpty()) {
            files.put(french ? "périmètre" : "perimeter", shell.shown(perimeter()));
        }
        return files;
    }

    private Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(new Text(
                    folder + ": the folder can't be made (" + e.getClass().getSimpleName() + "); name another --output",
                    folder + " : le dossier ne peut pas être créé (" + e.getClass().getSimpleName()
                            + ") ; nommer un autre --output"));
        }
    }

    /** Snapshots that are open together, and close together. */
    private record Opened(List<SnapshotReader> readers) implements AutoCloseable {
        static Opened of(List<Path> snapshots) {
            return new Opened(snapshots.stream().map(Opened::open).toList());
        }

        /** Without any target there is nothing to judge, and nothing would fail. */
        private static SnapshotReader open(Path path) {
            SnapshotReader snapshot = SnapshotReader.open(path);
            if (snapshot.targets().isEmpty()) {
                snapshot.close();
                throw new SnapshotException(new Text(
                        "holds no target, its collection was killed before it began; collect again",
                        "ne contient aucune cible, sa collecte a été tuée avant de commencer ; refaire la collecte")
                        .at(path.toString()));
            }
            return snapshot;
        }

        @Override
        public void close() {
            readers.forEach(SnapshotReader::close);
        }
    }
}
