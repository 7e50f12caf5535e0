package io.secnumscan.report;

import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Assessment.Result;
import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.assess.Report;
import io.secnumscan.core.assess.Summary;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The summary that a person reads in half a minute: what was scanned, the requirements by theme with the worst first, what
 * could not be read and which right is missing, totals, where the files are, what to do next.
 */
public final class ConsoleReport {
    private final Report report;
    private final ConsoleStyle style;
    private final StringBuilder out = new StringBuilder();

    private ConsoleReport(Report report, ConsoleStyle style) {
        this.report = report;
        this.style = style;
    }

    /**
     * The summary, ending with a line end. It holds no character that could steer a terminal but the colours asked for.
     *
     * @param files what each written file is called for a person, and where it is; in the order in which to show them
     */
    public static String of(Report report, ConsoleStyle style, Map<String, String> files) {
        ConsoleReport console = new ConsoleReport(report, style);
        console.head();
        console.themes();
        console.gaps();
        console.totals();
        console.files(files);
        return console.out.toString();
    }

    private void head() {
        Assessment assessment = report.assessment();
        String title = in(assessment.referential().title()) + " " + assessment.referential().version() + " · "
                + in(assessment.profile().title());
        line(style.bold(TerminalText.fit(title, style.width())));
        String targets = report.targets().stream()
                .map(target -> target.name() + " (" + target.platform() + ")")
                .collect(Collectors.joining(", "));
        wrapped("", in("Scanned: ", "Analysé : ") + targets + " · "
                + report.started().truncatedTo(ChronoUnit.SECONDS)
                + (report.finished().isEmpty() ? in(" · collection not finished", " · collecte inachevée") : ""));
    }

    /** Themes with the most unsatisfied requirements first; inside, the worst outcome first. */
    private void themes() {
        List<Theme> themes = report.assessment().referential().themes().keySet().stream()
                .map(this::theme)
                .filter(theme -> !theme.shown().isEmpty())
                .sorted(Comparator.comparing(Theme::worst).thenComparing(theme -> -theme.failing()))
                .toList();
        for (Theme theme : themes) {
            line("");
            joined(style.bold(in(theme.title())) + "  ", theme.counted());
            theme.shown().forEach(this::requirement);
        }
    }

    /** What is shown of a theme one by one: whatever a rule looked at. The rest is counted in its headline. */
    private record Theme(Text title, List<Result> shown, List<String> counted) {
        Outcome worst() {
            return shown.getFirst().outcome();
        }

        long failing() {
            return shown.stream().filter(result -> result.outcome() == Outcome.NOT_SATISFIED).count();
        }
    }

    private Theme theme(String key) {
        List<Result> all = report.assessment().results().stream()
                .filter(result -> result.requirement().theme().equals(Optional.of(key)))
                .toList();
        List<Result> shown = all.stream()
                .filter(ConsoleReport::decided)
                .filter(result -> result.outcome() != Outcome.NOT_APPLICABLE)
                .sorted(Comparator.comparing(Result::outcome))
                .toList();
        Text title = report.assessment().referential().themes().getOrDefault(key, new Text(key, key));
        return new Theme(title, shown, counted(all).stream().map(style::dim).toList());
    }

    /** Outcomes that occur, worst first, each with its number; apart, what no rule of this version looks at. */
    private List<String> counted(List<Result> results) {
        List<String> counted = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long all = results.stream().filter(result -> result.outcome() == outcome).count();
            long without =
                    outcome == Outcome.UNDETERMINED ? results.stream().filter(ConsoleReport::ruleless).count() : 0;
            if (all > without) {
                counted.add(in(Words.counted(all - without, outcome)));
            }
            if (without > 0) {
                counted.add(in(Words.withoutRule(without)));
            }
        }
        return counted;
    }

    /** Whether it is open for no fault of the operator's: this version has no rule that decides it. */
    private static boolean ruleless(Result result) {
        return result.outcome() == Outcome.UNDETERMINED && !decided(result);
    }

    private static boolean decided(Result result) {
        return result.rules().stream().anyMatch(Assessment.OfRule::decides);
    }

    private void requirement(Result result) {
        String id = "  " + TerminalText.pad(result.requirement().id(), 8);
        String word = TerminalText.pad(in(Words.one(result.outcome())), 15);
        int room = style.width() - TerminalText.width(id) - TerminalText.width(word);
        line(id + style.of(result.outcome(), word) + TerminalText.fit(in(result.requirement().title()), room));
        detail(result).forEach(this::line);
    }

    /** Why: two lines at most of what fails, one of what is open; report.json has it whole. */
    private List<String> detail(Result result) {
        String indent = " ".repeat(10);
        int width = style.width() - indent.length();
        List<String> lines = TerminalText.wrap(why(result), width);
        int most = result.outcome() == Outcome.UNDETERMINED || result.outcome() == Outcome.PERSON ? 1 : 2;
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (lines.size() > most) {
            shown.add(TerminalText.fit(shown.removeLast(), width - 2) + " …");
        }
        return shown.stream().map(line -> indent + style.dim(line)).toList();
    }

    /** A satisfied requirement is never shown without how much of it can be seen. */
    private String why(Result result) {
        if (result.outcome() != Outcome.SATISFIED) {
            return in(result.reason());
        }
        return in("coverage ", "couverture ") + in(Words.of(result.reach())) + " · " + in(result.reason());
    }

    private boolean whole() {
        return report.assessment().profile().role() == Role.PROVIDER;
    }

    private void gaps() {
        List<Gaps.Line> gaps = Gaps.of(report.coverage(), whole());
        if (gaps.isEmpty()) {
            return;
        }
        line("");
        line(style.bold(in("Could not be read, or not wholly", "N'a pas pu être lu, ou pas en entier")));
        for (Gaps.Line gap : gaps.subList(0, Math.min(gaps.size(), Gaps.SHOWN))) {
            wrapped("  ", gap.in(style.language()));
        }
        if (gaps.size() > Gaps.SHOWN) {
            line("  " + in("and ", "et ") + (gaps.size() - Gaps.SHOWN)
                    + in(" more, see report.json", " autres, voir report.json"));
        }
    }

    private void totals() {
        Summary summary = report.assessment().summary();
        line("");
        joined(style.bold(in("Requirements: ", "Exigences : ")), counted(report.assessment().results()));
        List<String> verdicts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.REVIEW, Verdict.NOT_ASSESSABLE, Verdict.ERROR,
                Verdict.PASS)) {
            if (summary.verdicts().has(verdict)) {
                verdicts.add(in(Words.counted(summary.verdicts().resources(verdict), verdict)));
            }
        }
        joined(style.bold(in("Verdicts: ", "Verdicts : ")), verdicts);
        List<String> failures = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = summary.failures().getOrDefault(severity.label(), 0L);
            if (count > 0) {
                failures.add(in(Words.counted(count, severity)));
            }
        }
        if (!failures.isEmpty()) {
            joined(style.bold(in("Failures: ", "Échecs : ")), failures);
        }
        Notices.of(report.assessment()).forEach(notice -> wrapped("", in(notice)));
    }

    private void files(Map<String, String> files) {
        line("");
        int width = files.keySet().stream().mapToInt(TerminalText::width).max().orElse(0);
        files.forEach((name, place) -> line(TerminalText.pad(name, width) + "  " + TerminalText.clean(place)));
        wrapped("", in("Next: ", "Ensuite : ") + in(next()));
    }

    private Text next() {
        boolean unopened = report.coverage().stream().anyMatch(Gaps::wholeTarget);
        return switch (report.assessment().summary().exit()) {
            case FAILURES -> unopened ? new Text(
                    "mend what kept a target from being opened and scan again; mend what fails, worst severity first: report.json gives each resource, its evidence and the remedy.",
                    "corriger ce qui a empêché d'ouvrir une cible et relancer ; corriger les échecs, les plus graves d'abord : report.json donne chaque ressource, ses preuves et le remède.")
                    : new Text(
                            "mend what fails, worst severity first: report.json gives each resource, its evidence and the remedy.",
                            "corriger les échecs, les plus graves d'abord : report.json donne chaque ressource, ses preuves et le remède.");
            case INCOMPLETE -> unopened ? new Text(
                    "mend what kept a target from being opened, then scan again.",
                    "corriger ce qui a empêché d'ouvrir une cible, puis relancer.")
                    : new Text(
                            "give the scanner the missing rights or declare what no API knows in secnumscan.yaml, then scan again.",
                            "donner les droits manquants ou déclarer dans secnumscan.yaml ce qu'aucune API ne sait, puis relancer.");
            case CLEAN, WAIVED, ERROR -> new Text(
                    "have a person judge what configuration can't show, and keep the snapshot as evidence.",
                    "faire juger par une personne ce que la configuration ne montre pas, et garder l'instantané comme preuve.");
        };
    }

    /** Items side by side, wrapped between them, so that colours never count as columns. */
    private void joined(String lead, List<String> items) {
        StringBuilder current = new StringBuilder(lead);
        int columns = TerminalText.width(plain(lead));
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i + 1 < items.size() ? " · " : "");
            if (columns + TerminalText.width(plain(item)) > style.width()) {
                line(current.toString().stripTrailing());
                current.setLength(0);
                current.append("  ");
                columns = 2;
            }
            current.append(item);
            columns += TerminalText.width(plain(item));
        }
        line(current.toString());
    }

    private static String plain(String painted) {
        return painted.replaceAll("\u001b\\[[0-9]*m", "");
    }

    private void wrapped(String indent, String text) {
        TerminalText.wrap(text, style.width() - indent.length()).forEach(one -> line(indent + one));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String in(Text text) {
        return text.in(style.language());
    }

    private String in(String en, String fr) {
        return style.language().equals("fr") ? fr : en;
    }
}
