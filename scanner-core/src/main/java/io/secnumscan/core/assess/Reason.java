package io.secnumscan.core.assess;

import io.secnumscan.core.assess.Votes.Vote;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why an outcome is what it is, in a sentence for a person. */
final class Reason {
    private static final int SHOWN = 3;

    private Reason() {}

    static Text of(Outcome outcome, List<String> deciding, Votes votes) {
        return switch (outcome) {
            case NOT_SATISFIED, ADVICE -> failed(votes);
            case UNDETERMINED -> undetermined(deciding, votes);
            case PERSON -> open(votes, vote -> vote.counts().has(Verdict.REVIEW));
            case SATISFIED -> new Text(
                    "nothing seen contradicts it: " + passed(votes) + " verified",
                    "rien de ce qui est vu ne la contredit : " + passed(votes)
                            + (passed(votes) < 2 ? " vérification" : " vérifications"));
            case NOT_APPLICABLE -> new Text("nothing to judge was found", "rien à juger n'a été trouvé");
        };
    }

    private static Text undetermined(List<String> deciding, Votes votes) {
        if (deciding.isEmpty()) {
            return new Text("no rule of this version decides it", "aucune règle de cette version n'en décide");
        }
        if (votes.isEmpty()) {
            return new Text(
                    "no platform was scanned that its rules look at",
                    "aucune plateforme que ses règles examinent n'a été analysée");
        }
        List<String> silent = votes.votes().stream()
                .filter(vote -> vote.entry().isEmpty())
                .map(Vote::rule)
                .distinct()
                .toList();
        if (!silent.isEmpty()) {
            String rules = listed(silent.stream(), silent.size(), ", ");
            return new Text("no verdict of: " + rules, "sans verdict : " + rules);
        }
        return open(votes, vote -> Fold.leavesOpen(vote.counts()));
    }

    /** What the rules themselves say is missing, or to be looked at. */
    private static Text open(Votes votes, Predicate<Vote> which) {
        List<Text> texts = votes.votes().stream()
                .filter(which)
                .flatMap(vote -> vote.entry().stream())
                .flatMap(entry -> entry.open().stream())
                .distinct()
                .toList();
        return new Text(listed(texts.stream().map(Text::en), texts.size(), "; "),
                listed(texts.stream().map(Text::fr), texts.size(), " ; "));
    }

    /** The rules that fail, by severity, with the number of resources that each fails on. */
    private static Text failed(Votes votes) {
        record Failed(Severity severity, String rule, long count) {}
        Map<String, Failed> byRule = new TreeMap<>();
        for (Vote vote : votes.votes()) {
            long count = vote.counts().resources(Verdict.FAIL);
            if (count > 0) {
                Severity severity = vote.entry().flatMap(entry -> Severity.of(entry.severity())).orElse(Severity.INFO);
                byRule.merge(vote.rule(), new Failed(severity, vote.rule(), count),
                        (a, b) -> new Failed(a.severity(), a.rule(), a.count() + b.count()));
            }
        }
        List<String> listed = byRule.values().stream()
                .sorted(Comparator.comparing(Failed::severity).thenComparing(Failed::rule))
                .map(one -> one.rule() + " (" + one.count() + ")")
                .toList();
        String all = listed(listed.stream(), listed.size(), ", ");
        return new Text("fails: " + all, "échec : " + all);
    }

    private static String listed(Stream<String> texts, int size, String between) {
        String shown = String.join(between, texts.limit(SHOWN).toList());
        return size > SHOWN ? shown + between + "+" + (size - SHOWN) : shown;
    }

    private static long passed(Votes votes) {
        return votes.total().resources(Verdict.PASS);
    }
}
