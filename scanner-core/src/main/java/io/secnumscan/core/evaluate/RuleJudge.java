package io.secnumscan.core.evaluate;

import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.rule.Each;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.snapshot.SnapshotException;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Judges the resources of one target by one rule. Thread-safe. */
final class RuleJudge {
    private static final Text NO_ITEM = new Text("the list to judge is empty", "la liste à juger est vide");

    private final RuleContext context;

    RuleJudge(RuleContext context) {
        this.context = context;
    }

    Rule rule() {
        return context.rule();
    }

    /**
     * Judges a resource, or each of its items. What breaks is a verdict too; only a disk that fails and
     * a damaged snapshot escape.
     *
     * @param doubt why it cannot pass here, whatever its attributes say
     */
    List<Judgement> judge(Resource subject, Optional<Text> doubt) {
        SubjectJoins joins = new SubjectJoins(context, subject);
        return guarded(
                () -> rule().each()
                        .map(each -> judgeItems(subject, joins, each, doubt))
                        .orElseGet(() -> List.of(new Decision(context, subject, joins, "", doubt).decide())),
                broken -> List.of(broken("", broken)));
    }

    private List<Judgement> judgeItems(Resource subject, SubjectJoins joins, Each each, Optional<Text> doubt) {
        return switch (each.items().evaluate(joins.bindings(each.items()))) {
            case Outcome.Value(List<?> items) when items.isEmpty() -> List.of(
                    Judgement.plain("", Verdict.NOT_APPLICABLE, NO_ITEM, Ranks.RUNNING));
            case Outcome.Value(List<?> items) -> judgeAll(subject, joins, each, items, doubt);
            case Outcome.Value(Object other) -> List.of(broken("", each.items().source() + " is no list but " + other));
            case Outcome.OpenList(List<Object> items, List<String> missing) -> {
                List<Judgement> judgements = judgeAll(subject, joins, each, items, doubt);
                judgements.add(open(missing, joins));
                yield judgements;
            }
            case Outcome.Unknown(List<String> names) -> List.of(open(names, joins));
            case Outcome.Broken(String message) -> List.of(broken("", message));
        };
    }

    private List<Judgement> judgeAll(
            Resource subject, SubjectJoins joins, Each each, List<?> items, Optional<Text> doubt) {
        List<Judgement> judgements = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Object element : items) {
            joins.item(Bindings.Item.of(element));
            String item = key(each, joins, seen);
            judgements.add(guarded(
                    () -> new Decision(context, subject, joins, item, doubt).decide(), broken -> broken(item, broken)));
        }
        return judgements;
    }

    private Judgement open(List<String> names, SubjectJoins joins) {
        return Judgement.plain("", Verdict.NOT_ASSESSABLE, context.unknowns().explain(names, joins.gaps()),
                Ranks.RUNNING);
    }

    /** The item's key; one that occurs again is numbered, so that each verdict keeps an identity of its own. */
    private static String key(Each each, SubjectJoins joins, Map<String, Integer> seen) {
        Outcome outcome = each.key().evaluate(joins.bindings(each.key()));
        String key = outcome instanceof Outcome.Value(Object value) ? value.toString() : "";
        int count = seen.merge(key, 1, Integer::sum);
        return count == 1 && !key.isEmpty() ? key : key + "#" + count;
    }

    private static <T> T guarded(Supplier<T> judging, Function<String, T> broken) {
        try {
            return judging.get();
        } catch (UncheckedIOException | SnapshotException e) {
            throw e;
        } catch (RuleBroken e) {
            return broken.apply(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return broken.apply(e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    private static Judgement broken(String item, String message) {
        return Judgement.plain(item, Verdict.ERROR, Reasons.broken(message), Ranks.RUNNING);
    }
}
