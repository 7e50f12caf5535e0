package io.secnumscan.k8s.analysis.effect;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.k8s.analysis.Match;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An administrator's policy among others of its rank. Of two with the same priority that are about the same pod, nobody says
 * which comes first.
 *
 * @param rank kind, tier and priority
 * @see <a href="https://network-policy-api.sigs.k8s.io/reference/spec/">priority</a>
 */
record Ranked(String id, String rank, Subject subject, Set<String> ingress, Set<String> egress) {
    static Ranked of(String id, String type, JsonNode spec) {
        return new Ranked(
                id,
                type + "/" + spec.path("tier").asText("") + "/" + spec.path("priority").asText(""),
                Subject.of(spec.path("subject")),
                actions(spec.path("ingress")),
                actions(spec.path("egress")));
    }

    private static Set<String> actions(JsonNode rules) {
        Set<String> actions = new HashSet<>();
        rules.forEach(rule -> actions.add(rule.path("action").asText("")));
        return actions;
    }

    /** Those of its rank with which it is at odds, as far as can be told. */
    List<Ranked> clashes(List<Ranked> all, Live live, Match how) {
        return all.stream()
                .filter(other -> !other.id.equals(id) && other.rank.equals(rank) && differs(other))
                .filter(other -> subject.overlaps(other.subject, live) == how)
                .toList();
    }

    private boolean differs(Ranked other) {
        return differ(ingress, other.ingress) || differ(egress, other.egress);
    }

    private static boolean differ(Set<String> some, Set<String> others) {
        return !some.isEmpty() && !others.isEmpty()
                && Stream.concat(some.stream(), others.stream()).distinct().count() > 1;
    }
}
