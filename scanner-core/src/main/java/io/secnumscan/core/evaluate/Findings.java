package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.rule.Rule;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the findings of one rule on one target, and their identities. */
final class Findings {
    private final Rule rule;
    private final TargetInfo target;
    private final Calls calls;
    private final Map<String, JsonNode> params;

    Findings(Rule rule, TargetInfo target, Calls calls, SortedMap<String, JsonNode> declared) {
        this.rule = rule;
        this.target = target;
        this.calls = calls;
        SortedMap<String, JsonNode> used = new TreeMap<>();
        rule.params().stream()
                .filter(declared::containsKey)
                .forEach(name -> used.put(name, Shortened.of(Objects.requireNonNull(declared.get(name)))));
        this.params = Collections.unmodifiableSortedMap(used);
    }

    /** A verdict on one resource. */
    Finding single(Resource resource, Judgement judgement) {
        return new Finding(
                id(rule.id(), target.name(), resource.region(), resource.id(), judgement.item()),
                rule.id(),
                rule.severity().label(),
                target.platform(),
                target.name(),
                resource.region(),
                new Finding.Subject(resource.type(), resource.id(), resource.name(), resource.scope()),
                judgement.item(),
                judgement.verdict(),
                1,
                judgement.message(),
                judgement.evidence(),
                judgement.rank(),
                calls.observed(resource),
                params,
                judgement.remediation(),
                Optional.empty());
    }

    /** A verdict on what was listed of a region and scope, or on nothing. */
    Finding scoped(
            String region, Scope scope, Verdict verdict, long count, Text message, Optional<Instant> at,
            Optional<String> ids) {
        String place = HexFormat.of().formatHex(IdsDigest.of(scope.steps().stream()
                .flatMap(step -> List.of(step.kind(), step.id()).stream())
                .toArray(String[]::new)));
        return new Finding(
                id("scope", rule.id(), target.name(), region, place, verdict.label(), message.en()),
                rule.id(),
                rule.severity().label(),
                target.platform(),
                target.name(),
                region,
                new Finding.Subject(rule.subject().name(), "", "", scope),
                "",
                verdict,
                count,
                message,
                List.of(),
                Ranks.RUNNING,
                at,
                params,
                Judgement.NO_TEXT,
                ids);
    }

    private static String id(String... parts) {
        return HexFormat.of().formatHex(Arrays.copyOf(IdsDigest.of(parts), 16));
    }
}
