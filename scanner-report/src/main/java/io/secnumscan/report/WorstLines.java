package io.secnumscan.report;

import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.report.WorstFailures.Failure;
import io.secnumscan.report.WorstFailures.OfRule;
import java.util.List;
import java.util.Optional;

/** The worst failures one by one: which rule, which resource, what is wrong with it, how to mend it. */
final class WorstLines {
    private static final int RULES = 10;
    private static final int FAILURES = 200;
    private static final int LINES = 2;
    private static final String INDENT = " ".repeat(12);

    private final WorstFailures worst;
    private final Page page;
    private int shown;

    WorstLines(WorstFailures worst, Page page) {
        this.worst = worst;
        this.page = page;
    }

    void write() {
        List<OfRule> rules = worst.rules();
        if (rules.isEmpty()) {
            return;
        }
        page.line("");
        page.line(page.style().bold(page.in("Worst first", "Les plus graves d'abord")));
        List<OfRule> first = worst.detailed() ? rules : rules.subList(0, Math.min(RULES, rules.size()));
        for (OfRule rule : first) {
            if (shown < FAILURES) {
                rule(rule);
            }
        }
        if (first.size() < rules.size()) {
            page.wrapped("  ", page.in(Words.moreRules(rules.size() - first.size()))
                    + page.in("; evaluate -v shows each failure", " ; evaluate -v montre chaque échec"));
        }
    }

    private void rule(OfRule rule) {
        String severity = TerminalText.pad("  " + page.in(Words.one(rule.severity())), INDENT.length());
        List<String> title = TerminalText.wrap(
                page.in(rule.title()) + " (" + rule.rule() + ")", page.width() - INDENT.length());
        page.line(page.style().of(rule.severity(), severity) + title.getFirst());
        title.stream().skip(1).forEach(line -> page.line(INDENT + line));
        List<Failure> kept = rule.kept().subList(0, Math.min(rule.kept().size(), FAILURES - shown));
        shown += kept.size();
        long rest = rule.count() - kept.size();
        for (Failure failure : kept) {
            boolean last = failure == kept.getLast();
            page.wrapped(INDENT, place(failure) + (last && rest > 0 ? others(rest) : ""));
            page.cut(INDENT, page.in(failure.message()), LINES);
        }
        remedy(rule.kept().getFirst());
    }

    private String others(long rest) {
        return " · +" + page.in(Words.more(rest)).replace(" ", TerminalText.JOIN);
    }

    /** What it is called, and where it lives. */
    private String place(Failure failure) {
        String id = failure.resource().id();
        String name = failure.resource().name().isEmpty() ? id : failure.resource().name();
        String kind = page.in(TypeWords.one(failure.resource().type()));
        return kind + (name.isEmpty() ? "" : " " + name) + " · " + failure.target()
                + innermost(failure.resource().scope()).map(step -> ", " + step).orElse("");
    }

    private Optional<String> innermost(Scope scope) {
        return scope.steps().isEmpty() ? Optional.empty()
                : Optional.of(scope.steps().getLast())
                        .map(step -> page.in(TypeWords.scope(step.kind())) + TerminalText.JOIN + step.id());
    }

    private void remedy(Failure failure) {
        Text remedy = failure.remediation();
        page.in(remedy).lines().findFirst().ifPresent(first -> page.cut(INDENT, "→ " + first, LINES));
    }
}
