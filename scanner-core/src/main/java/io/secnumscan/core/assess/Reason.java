package io.secnumscan.core.assess;

import io.secnumscan.core.assess.Votes.Vote;
import io.secnumscan.core.evaluate.Text;
import io.secnumscan.core.evaluate.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why an outcome is what it is, in a sentence for a person. */
final class Reason {
    private static final int SHOWN = 3;

    private Reason() {}

    static Text of(Outcome outcome, List<String> deciding, Votes votes) {
        return switch (outcome) {
            case NOT_SATISFIED, ADVICE -> rules("fails: ", "échec : ", votes, vote -> vote.counts().has(Verdict.FAIL));
            case UNDETERMINED -> undetermined(deciding, votes);
            case PERSON -> open(votes, vote -> vote.counts().has(Verdict.REVIEW));
            case SATISFIED -> new Text(
                    "nothing seen contradicts it: " + passed(votes) + " verified",
                    "rien de ce qui est vu ne la contredit : " + passed(votes) + " vérifications");
            case NOT_APPLICABLE -> new Text("nothing to judge was found", "rien à juger n'a été trouvé");
        };
    }

    private static Text undetermined(List<String> deciding, Votes votes) {
        if (deciding.isEmpty()) {
            return new Text("no rule of this version bears on it", "aucune règle de cette version ne porte dessus");
        }
        if (votes.isEmpty()) {
            return new Text(
                    "no platform was scanned that its rules look at",
                    "aucune plateforme que ses règles examinent n'a été analysée");
        }
        List<Vote> silent = votes.votes().stream().filter(vote -> vote.entry().isEmpty()).toList();
        if (!silent.isEmpty()) {
            return rules("no verdict of: ", "sans verdict : ", new Votes(silent), vote -> true);
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
        return new Text(listed(texts.stream().map(Text::en), texts.size()),
                listed(texts.stream().map(Text::fr), texts.size()));
    }

    private static Text rules(String en, String fr, Votes votes, Predicate<Vote> which) {
        List<String> rules = votes.votes().stream().filter(which).map(Vote::rule).distinct().toList();
        String listed = listed(rules.stream(), rules.size());
        return new Text(en + listed, fr + listed);
    }

    private static String listed(Stream<String> texts, int size) {
        String shown = String.join("; ", texts.limit(SHOWN).toList());
        return size > SHOWN ? shown + "; +" + (size - SHOWN) : shown;
    }

    private static long passed(Votes votes) {
        return votes.total().resources(Verdict.PASS);
    }
}
