package io.secnumscan.report;

import io.secnumscan.core.assess.Assessment;
import io.secnumscan.core.assess.Assessment.Result;
import io.secnumscan.core.assess.Outcome;
import io.secnumscan.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * Requirements by theme, the worst first. One by one it shows what rules looked at; what no rule of this version decides, or
 * none that looks at what was scanned, is counted in the headline of its theme.
 */
final class RequirementLines {
    private static final int MOST_LINES = 2;

    private final Assessment assessment;
    private final Page page;

    RequirementLines(Assessment assessment, Page page) {
        this.assessment = assessment;
        this.page = page;
    }

    private record Theme(Text title, List<Result> shown, List<String> counted) {
        Outcome worst() {
            return shown.getFirst().outcome();
        }

        long failing() {
            return shown.stream().filter(result -> result.outcome() == Outcome.NOT_SATISFIED).count();
        }
    }

    /** Themes with the most unsatisfied requirements first; inside, the worst outcome first. */
    void write() {
        List<Theme> themes = assessment.referential().themes().keySet().stream()
                .map(this::theme)
                .filter(theme -> !theme.shown().isEmpty())
                .sorted(Comparator.comparing(Theme::worst).thenComparing(theme -> -theme.failing()))
                .toList();
        for (Theme theme : themes) {
            page.line("");
            page.joined(page.style().bold(page.in(theme.title())) + "  ", theme.counted());
            theme.shown().forEach(this::requirement);
        }
    }

    private Theme theme(String key) {
        List<Result> all = assessment.results().stream()
                .filter(result -> result.requirement().theme().equals(Optional.of(key)))
                .toList();
        List<Result> shown = all.stream()
                .filter(RequirementLines::looked)
                .filter(result -> result.outcome() != Outcome.NOT_APPLICABLE)
                .sorted(Comparator.comparing(Result::outcome))
                .toList();
        Text title = assessment.referential().themes().getOrDefault(key, new Text(key, key));
        return new Theme(title, shown, counted(all).stream().map(page.style()::dim).toList());
    }

    /** Outcomes that occur, worst first, each with its number; apart, what nothing looked at, and why. */
    List<String> counted(List<Result> results) {
        List<String> counted = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            List<Result> having = having(results, result -> result.outcome() == outcome);
            boolean open = outcome == Outcome.UNDETERMINED;
            long looked = open ? having(having, RequirementLines::looked).size() : having.size();
            if (looked > 0) {
                counted.add(page.in(Words.counted(looked, outcome)));
            }
            if (open) {
                counted.addAll(unlooked(having));
            }
        }
        return counted;
    }

    private List<String> unlooked(List<Result> open) {
        List<String> counted = new ArrayList<>();
        SequencedMap<List<String>, Long> missing = new LinkedHashMap<>();
        having(open, result -> !result.unscanned().isEmpty())
                .forEach(result -> missing.merge(result.unscanned(), 1L, Long::sum));
        missing.forEach((platforms, count) -> counted.add(page.in(Words.unscanned(count, platforms))));
        long leftOut = having(open, Result::leftOut).size();
        if (leftOut > 0) {
            counted.add(page.in(Words.leftOut(leftOut)));
        }
        long ruleless = having(open, result -> !decided(result) && !result.leftOut()).size();
        if (ruleless > 0) {
            counted.add(page.in(Words.withoutRule(ruleless)));
        }
        return counted;
    }

    private static List<Result> having(List<Result> results, Predicate<Result> property) {
        return results.stream().filter(property).toList();
    }

    private static boolean decided(Result result) {
        return result.rules().stream().anyMatch(Assessment.OfRule::decides);
    }

    /** Whether rules that decide it looked at something that was scanned. */
    private static boolean looked(Result result) {
        return decided(result) && result.unscanned().isEmpty() && !result.leftOut();
    }

    private void requirement(Result result) {
        String id =
                "  " + TerminalText.pad(result.requirement().id(), Math.max(8, result.requirement().id().length() + 1));
        String word = TerminalText.pad(page.in(Words.one(result.outcome())), 16);
        int room = page.width() - TerminalText.width(id) - TerminalText.width(word);
        page.line(id + page.style().of(result.outcome(), word)
                + TerminalText.fit(page.in(result.requirement().title()), room));
        page.cut(" ".repeat(10), why(result), MOST_LINES);
    }

    /** A satisfied requirement is never shown without how much of it can be seen. */
    private String why(Result result) {
        String language = page.style().language();
        return switch (result.outcome()) {
            case SATISFIED -> page.in("coverage ", "couverture ") + page.in(Words.of(result.reach())) + " · "
                    + page.in(result.reason());
            case NOT_SATISFIED, ADVICE -> PlainReason.failing(page.in(result.reason()));
            case PERSON -> PlainReason.question(result.reason(), language);
            case UNDETERMINED, NOT_APPLICABLE -> PlainReason.of(result.reason(), language);
        };
    }
}
