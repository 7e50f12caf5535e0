package io.secnumscan.network.kubernetes.policy;

import io.secnumscan.network.kubernetes.select.Answer;
import java.util.List;

/**
 * How a pod stands in one direction, whatever rules allow.
 *
 * @param policies names of those that are about it, or may be
 * @param covered whether one of them can refuse something: one that only allows, and isolates nothing, covers nothing
 * @param unmatched what passes of packets that no rule allows: nothing where refusing is the default
 */
public record Standing(List<String> policies, Answer covered, Verdict unmatched) {
    public Standing {
        policies = List.copyOf(policies);
    }
}
