package io.secnumscan.report;

import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.assess.Summary;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.PlatformText;
import io.secnumscan.core.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * The summary that a person reads in half a minute: what was scanned, the worst failures, the requirements by theme with the
 * worst first, what could not be read and which right is missing, totals, where the files are, what to do next.
 */
public final class ConsoleReport {
    private final Report report;
    private final Page page;

    private ConsoleReport(Report report, Page page) {
        this.report = report;
        this.page = page;
    }

    /**
     * The summary, ending with a line end. It holds no character that could steer a terminal but the colours asked for.
     *
     * @param worst that heard every finding of the report
     * @param files what each written file is called for a person, and where it is; in the order in which to show them
     */
    public static String of(Report report, WorstFailures worst, ConsoleStyle style, Map<String, String> files) {
        Page page = new Page(style);
        ConsoleReport console = new ConsoleReport(report, page);
        RequirementLines requirements = new RequirementLines(report.assessment(), page);
        console.head();
        new WorstLines(worst, page).write();
        requirements.write();
        console.gaps();
        console.undeclared();
        console.totals(requirements);
        console.files(files);
        return page.toString();
    }

    private void head() {
        Assessment assessment = report.assessment();
        String title = page.in(assessment.referential().title()) + " " + assessment.referential().version() + " · "
                + page.in(assessment.profile().title());
        page.line(page.style().bold(TerminalText.fit(title, page.width())));
        String targets = report.targets().stream()
                .map(target -> target.name() + " (" + PlatformText.of(target.platform()) + ")")
                .collect(Collectors.joining(", "));
        page.wrapped("", page.in("Scanned: ", "Analysé : ") + targets + " · "
                + report.started().truncatedTo(ChronoUnit.SECONDS)
                + (report.finished().isEmpty()
                        ? page.in(" · collection not finished", " · collecte inachevée")
                        : ""));
    }

    private boolean whole() {
        return report.assessment().profile().role() == Role.PROVIDER;
    }

    private void gaps() {
        List<Gaps.Line> gaps = Gaps.of(
                report.coverage(), report.assessment().profile().role() == Role.PROVIDER);
        if (gaps.isEmpty()) {
            return;
        }
        page.line("");
        page.line(page.style().bold(
                page.in("Could not be read, or not wholly", "N'a pas pu être lu, ou pas en entier")));
        for (Gaps.Line gap : gaps.subList(0, Math.min(gaps.size(), Gaps.SHOWN))) {
            page.wrapped("  ", gap.in(page.style().language()));
        }
        if (gaps.size() > Gaps.SHOWN) {
            page.line("  " + page.in("and ", "et ") + page.in(Words.more(gaps.size() - Gaps.SHOWN))
                    + page.in(", see report.json", ", voir report.json"));
        }
    }

    /** What no API knows; what each of them is stands in the configuration's page. */
    private void undeclared() {
        SortedSet<String> parameters = report.assessment().summary().undeclared();
        if (parameters.isEmpty()) {
            return;
        }
        page.line("");
        page.line(page.style().bold(page.in("To declare, in the perimeter of secnumscan.yaml",
                "À déclarer, dans le périmètre de secnumscan.yaml")));
        page.wrapped("  ", String.join(", ", parameters));
        page.wrapped("  ", page.in(
                "'secnumscan init SNAPSHOT' writes a perimeter to fill in; docs/configuration.md says"
                        + " what each is.",
                "« secnumscan init INSTANTANÉ » écrit un périmètre à remplir ; docs/configuration.md dit ce qu'est"
                        + " chacun."));
    }

    private void totals(RequirementLines requirements) {
        Summary summary = report.assessment().summary();
        page.line("");
        total(new Text("Requirements: ", "Exigences : "), requirements.counted(report.assessment().results()));
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.REVIEW, Verdict.NOT_ASSESSABLE, Verdict.ERROR,
                Verdict.PASS)) {
            if (summary.verdicts().has(verdict)) {
                verdicts.add(page.in(Words.counted(summary.verdicts().resources(verdict), verdict)));
            }
        }
        total(new Text("Verdicts: ", "Verdicts : "), verdicts);
        List<String> failures = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = summary.failures().getOrDefault(severity.label(), 0L);
            if (count > 0) {
                failures.add(page.in(Words.counted(count, severity)));
            }
        }
        if (!failures.isEmpty()) {
            total(new Text("Failures: ", "Échecs : "), failures);
        }
        new WaiverLines(summary, page).write();
        Notices.of(report.assessment()).forEach(notice -> page.wrapped("", page.in(notice)));
    }

    private void total(Text what, List<String> counted) {
        page.joined(page.style().bold(page.in(what)), counted);
    }

    private void files(Map<String, String> files) {
        page.line("");
        int width = files.keySet().stream().mapToInt(TerminalText::width).max().orElse(0);
        files.forEach((name, place) -> page.line(TerminalText.pad(name, width) + "  " + TerminalText.clean(place)));
        page.wrapped("", page.in("Next: ", "Ensuite : ") + page.in(NextStep.of(report)));
    }
}
