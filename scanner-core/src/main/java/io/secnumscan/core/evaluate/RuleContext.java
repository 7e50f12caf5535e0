package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cel.Bindings;
import io.secnumscan.core.rule.RelatedSet;
import io.secnumscan.core.rule.Rule;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One rule on one target: what does not change from resource to resource. Thread-safe.
 *
 * @param facts what {@code target.…} reads
 * @param params declared values
 * @param timed whether it asks for {@code now}
 * @param once joins that are the same for every subject of a region, by region and name
 */
record RuleContext(
        Rule rule,
        JoinPlan plan,
        JoinReader reader,
        Joins joins,
        Calls calls,
        Unknowns unknowns,
        JsonNode facts,
        SortedMap<String, JsonNode> params,
        SortedMap<String, Bindings.Rows> noRows,
        Map<String, JoinReader.Joined> once,
        boolean timed) {
    static RuleContext of(Rule rule, Joins joins, Calls calls, JsonNode facts, SortedMap<String, JsonNode> params) {
        Unknowns unknowns = new Unknowns(rule);
        JoinReader reader = new JoinReader(joins, unknowns);
        SortedMap<String, Bindings.Rows> noRows = new TreeMap<>();
        for (RelatedSet set : rule.related()) {
            noRows.put(set.name(), JoinReader.UNREAD);
        }
        return new RuleContext(
                rule,
                JoinPlan.of(rule),
                reader,
                joins,
                calls,
                unknowns,
                facts,
                params,
                noRows,
                new ConcurrentHashMap<>(),
                rule.reads().roots().contains("now"));
    }
}
