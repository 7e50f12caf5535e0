package io.secnumscan.core.assess;

import io.secnumscan.core.assess.Votes.Vote;
import io.secnumscan.core.rule.Severity;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.PlatformText;
import io.secnumscan.core.verdict.Verdict;
import java.util.Collection;
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
            return unscanned(votes.platforms());
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

    private static Text unscanned(Collection<String> platforms) {
        List<String> names = platforms.stream().map(PlatformText::of).toList();
        String first = names.getFirst();
        String article = "AEIOU".indexOf(first.charAt(0)) < 0 ? "a " : "an ";
        return new Text(
                "needs " + article + String.join(" or ", names) + " target; none was scanned",
                "demande une cible " + String.join(" ou ", names) + " ; aucune n'a été analysée");
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

    /** The rules that fail, by severity, with how often, and on how many resources where that differs. */
    private static Text failed(Votes votes) {
        record Failed(Severity severity, String rule, long count, long resources) {
            Text text() {
                if (count == resources) {
                    return new Text(rule + " (" + count + ")", rule + " (" + count + ")");
                }
                String plural = resources < 2 ? "" : "s";
                return new Text(
                        rule + " (" + count + " on " + resources + " resource" + plural + ")",
                        rule + " (" + count + " sur " + resources + " ressource" + plural + ")");
            }

            Failed and(Failed other) {
                return new Failed(severity, rule, count + other.count, resources + other.resources);
            }
        }
        Map<String, Failed> byRule = new TreeMap<>();
        for (Vote vote : votes.votes()) {
            long count = vote.counts().resources(Verdict.FAIL);
            if (count > 0) {
                Severity severity = vote.entry().flatMap(entry -> Severity.of(entry.severity())).orElse(Severity.INFO);
                long resources = vote.entry().map(entry -> entry.failing().resources()).orElse(count);
                byRule.merge(vote.rule(), new Failed(severity, vote.rule(), count, resources), Failed::and);
            }
        }
        List<Text> failed = byRule.values().stream()
                .sorted(Comparator.comparing(Failed::severity).thenComparing(Failed::rule))
                .map(Failed::text)
                .toList();
        return new Text("fails: " + listed(failed.stream().map(Text::en), failed.size(), ", "),
                "échec : " + listed(failed.stream().map(Text::fr), failed.size(), ", "));
    }

    private static String listed(Stream<String> texts, int size, String between) {
        String shown = String.join(between, texts.limit(SHOWN).toList());
        return size > SHOWN ? shown + between + "+" + (size - SHOWN) : shown;
    }

    private static long passed(Votes votes) {
        return votes.total().resources(Verdict.PASS);
    }
}
