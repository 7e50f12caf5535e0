package io.secnumscan.core.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule's verdict on one resource, or (count above 1) one folded verdict on many of a scope.
 *
 * @param id stable: digest of rule, target, native id and sub-item, never of display names
 * @param platform of the target
 * @param region empty where there is none
 * @param item the sub-item of a rule with {@code each}; empty otherwise
 * @param count verdicts that this one stands for: resources, or items of them; 0 when the scope has none
 * @param message what is so, or for not-assessable: what could not be read and why
 * @param rank 1 effective, 2 running configuration, 3 declared
 * @param observedAt time of the call that read the resource; empty for a verdict on nothing
 * @param params values of the parameters that the rule used, by name, sorted
 * @param remediation how to mend it; empty texts on verdicts that need none
 * @param idsDigest of the ids and items of a folded finding, in hexadecimal: the same in any order
 * @param waiver who accepts a failure, and until when; it stays a failure
 */
public record Finding(
        String id,
        String rule,
        String severity,
        String platform,
        String target,
        String region,
        Subject resource,
        String item,
        Verdict verdict,
        long count,
        Text message,
        List<Evidence> evidence,
        int rank,
        Optional<Instant> observedAt,
        Map<String, JsonNode> params,
        Text remediation,
        Optional<String> idsDigest,
        Optional<Acceptance> waiver) {
    /** One that nobody accepts. */
    public Finding(
            String id,
            String rule,
            String severity,
            String platform,
            String target,
            String region,
            Subject resource,
            String item,
            Verdict verdict,
            long count,
            Text message,
            List<Evidence> evidence,
            int rank,
            Optional<Instant> observedAt,
            Map<String, JsonNode> params,
            Text remediation,
            Optional<String> idsDigest) {
        this(id, rule, severity, platform, target, region, resource, item, verdict, count, message, evidence, rank,
                observedAt, params, remediation, idsDigest, Optional.empty());
    }

    /** The same, accepted by somebody. */
    public Finding waivedBy(Acceptance acceptance) {
        return new Finding(id, rule, severity, platform, target, region, resource, item, verdict, count, message,
                evidence, rank, observedAt, params, remediation, idsDigest, Optional.of(acceptance));
    }

    /** Why a failure is accepted, by whom, and until when. */
    public record Acceptance(String reason, String owner, Instant expires) {}

    /** What the finding is about. For a folded one: id and name empty, scope the scope that was listed. */
    public record Subject(String type, String id, String name, Scope scope) {}

    /**
     * A value that the verdict rests on.
     *
     * @param pointer JSON pointer into the resource's attributes; {@code type/id#/pointer} for a related resource
     * @param value as stored in the snapshot
     * @param call {@code GET https://…} that gave it, for a derived value the first that it follows from; empty for a
     *     declared one
     */
    public record Evidence(String pointer, JsonNode value, String call) {}
}
