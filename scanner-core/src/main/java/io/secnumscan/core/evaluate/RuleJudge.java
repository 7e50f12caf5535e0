package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cel.Outcome;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.rule.Each;
import io.secnumscan.core.rule.ItemPath;
import io.secnumscan.core.rule.Rule;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Judges a resource, or each of its items. What breaks is a verdict too; only a disk that fails escapes.
     *
     * @param doubt why it cannot pass here, whatever its attributes say
     */
    List<Judgement> judge(Resource subject, Optional<Text> doubt) {
        SubjectJoins joins = new SubjectJoins(context, subject);
        return rule().each()
                .map(each -> judgeItems(subject, joins, each, doubt))
                .orElseGet(() -> List.of(guarded("", () -> new Decision(context, subject, joins, "", doubt).decide())));
    }

    private List<Judgement> judgeItems(Resource subject, SubjectJoins joins, Each each, Optional<Text> doubt) {
        return switch (items(subject, each.items())) {
            case ItemPath.Unread(var name) -> List.of(Judgement.plain(
                    "", Verdict.NOT_ASSESSABLE, context.unknowns().explain(List.of(name), Map.of()), Ranks.RUNNING));
            case ItemPath.Broken(var message) -> List.of(broken("", message));
            case ItemPath.Listed(var values) when values.isEmpty() -> List.of(
                    Judgement.plain("", Verdict.NOT_APPLICABLE, NO_ITEM, Ranks.RUNNING));
            case ItemPath.Listed(var values) -> {
                List<Judgement> judgements = new ArrayList<>();
                Map<String, Integer> seen = new HashMap<>();
                for (JsonNode value : values) {
                    joins.item(value);
                    String item = key(each, joins, seen);
                    judgements.add(guarded(item, () -> new Decision(context, subject, joins, item, doubt).decide()));
                }
                yield judgements;
            }
        };
    }

    private ItemPath.Items items(Resource subject, ItemPath path) {
        if (path.root().equals("resource")) {
            return path.read(subject.attributes());
        }
        if (path.root().equals("target")) {
            return path.read(context.facts());
        }
        String name = path.parameter().orElseThrow();
        JsonNode value = context.params().get(name);
        return value == null ? new ItemPath.Unread("params." + name) : path.read(value);
    }

    /** The item's key; one that occurs again is numbered, so that each verdict keeps an identity of its own. */
    private static String key(Each each, SubjectJoins joins, Map<String, Integer> seen) {
        Outcome outcome = each.key().evaluate(joins.bindings(each.key()));
        String key = outcome instanceof Outcome.Value(Object value) ? value.toString() : "";
        int count = seen.merge(key, 1, Integer::sum);
        return count == 1 && !key.isEmpty() ? key : key + "#" + count;
    }

    private static Judgement guarded(String item, Supplier<Judgement> decision) {
        try {
            return decision.get();
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuleBroken e) {
            return broken(item, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return broken(item, e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    private static Judgement broken(String item, String message) {
        return Judgement.plain(item, Verdict.ERROR, Reasons.broken(message), Ranks.RUNNING);
    }
}
