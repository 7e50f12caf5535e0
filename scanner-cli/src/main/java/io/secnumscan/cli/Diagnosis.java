package io.secnumscan.cli;

import io.secnumscan.core.collect.CollectionResult;
import io.secnumscan.core.collect.CollectionRun.Source;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.CauseText;
import io.secnumscan.report.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What each target did not let be read, by why and by the right that is missing, and what would give it. Each type has a
 * line of its own, so that the list can be held against the coverage of a report.
 */
record Diagnosis(Targets targets, CollectionResult result, Shell shell) {
    /** @param right empty where another right would not help */
    private record Gap(Text what, Optional<Text> right) {}

    /** @return whether everything was read, and of each target all of it */
    boolean print() {
        boolean whole = true;
        for (Source source : targets.sources()) {
            whole &= print(source);
        }
        return whole;
    }

    private boolean print(Source source) {
        String name = source.spec().name();
        if (result.unreachable().containsKey(name)) {
            return false;
        }
        List<CoverageRecord> lines = result.coverage().stream().filter(one -> one.target().equals(name)).toList();
        SequencedMap<Text, SequencedMap<Optional<Text>, SequencedSet<String>>> gaps = gaps(lines);
        SequencedMap<String, SequencedMap<Optional<Text>, SequencedSet<String>>> parts = parts(source, lines);
        boolean whole = gaps.isEmpty() && parts.isEmpty();
        say(heading(name, lines));
        if (whole) {
            say("  " + shell.say("everything that was asked for was read", "tout ce qui a été demandé a été lu"));
        }
        gaps.forEach((what, rights) -> {
            say("  " + what.in(shell.language()));
            rights.forEach(this::print);
        });
        parts.forEach((part, rights) -> {
            say("  " + shell.say("seen of " + part + " only", "vu de " + part + " seulement"));
            rights.forEach(this::print);
        });
        grants(source, lines);
        return whole;
    }

    /** Types by right, by what happened. */
    private static SequencedMap<Text, SequencedMap<Optional<Text>, SequencedSet<String>>> gaps(
            List<CoverageRecord> lines) {
        SequencedMap<Text, SequencedMap<Optional<Text>, SequencedSet<String>>> gaps = new LinkedHashMap<>();
        lines.forEach(line -> gap(line).ifPresent(gap -> gaps
                .computeIfAbsent(gap.what(), unused -> new LinkedHashMap<>())
                .computeIfAbsent(gap.right(), unused -> new TreeSet<>())
                .add(named(line))));
        return gaps;
    }

    private String heading(String name, List<CoverageRecord> lines) {
        String identities = lines.stream()
                .map(CoverageRecord::identity)
                .filter(identity -> !identity.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return name + (identities.isEmpty() || identities.equals(name) ? ""
                : shell.say(" (identity ", " (identité ") + identities + ")");
    }

    private void print(Optional<Text> right, SequencedSet<String> types) {
        types.forEach(type -> say("    " + type));
        right.ifPresent(missing -> wrapped("      " + shell.say("missing right: ", "droit manquant : ")
                + missing.in(shell.language())));
    }

    private void grants(Source source, List<CoverageRecord> coverage) {
        List<Text> lines = source.platform().grants(coverage);
        if (!lines.isEmpty()) {
            say("  " + shell.say("an administrator gives that by:", "un administrateur le donne par :"));
            lines.forEach(line -> say("    " + line.in(shell.language())));
        }
    }

    /** Of the rest nothing is known: what was read wholly of a part is missing something too. */
    private static SequencedMap<String, SequencedMap<Optional<Text>, SequencedSet<String>>> parts(
            Source source, List<CoverageRecord> lines) {
        SequencedMap<String, SequencedMap<Optional<Text>, SequencedSet<String>>> parts = new TreeMap<>();
        for (CoverageRecord line : lines) {
            if (line.coverage() instanceof Coverage.Complete) {
                part(line.view()).ifPresent(part -> parts.computeIfAbsent(part, unused -> new LinkedHashMap<>())
                        .computeIfAbsent(source.platform().wider(line), unused -> new TreeSet<>())
                        .add(named(line)));
            }
        }
        return parts;
    }

    private static Optional<String> part(View view) {
        return switch (view) {
            case View.Cloud _,View.Unproved _ -> Optional.empty();
            case View.Domain _,View.Project _,View.Namespace _ -> Optional.of(view.written());
        };
    }

    private static Optional<Gap> gap(CoverageRecord line) {
        return switch (line.coverage()) {
            case Coverage.Complete _,Coverage.Absent _ -> Optional.empty();
            case Coverage.Partial partial ->
                    Optional.of(new Gap(partly(CauseText.of(partial.cause())), partial.missingRight()));
            case Coverage.Unavailable unavailable ->
                    Optional.of(new Gap(CauseText.of(unavailable.cause()), unavailable.missingRight()));
        };
    }

    private static Text partly(Text cause) {
        return new Text("read in part: " + cause.en(), "lu en partie : " + cause.fr());
    }

    private static String named(CoverageRecord line) {
        return PlanPage.named(line.type(), line.region(), line.scope());
    }

    private void wrapped(String text) {
        String indent = " ".repeat(text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>(TerminalText.wrap(text.strip(), shell.width() - indent.length()));
        lines.forEach(line -> say(indent + line));
    }

    private void say(String line) {
        shell.out().println(TerminalText.clean(line));
    }
}
