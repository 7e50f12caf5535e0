package io.secnumscan.core.assess;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Totals.
 *
 * @param requirements of the referential
 * @param beyond of these, how many configuration can't show at all
 * @param outcomes how many requirements have each outcome
 * @param verdicts of the profile's rules
 * @param failures failing findings by severity
 * @param exit what the command ends with
 */
public record Summary(
        int requirements,
        int beyond,
        Map<Outcome, Integer> outcomes,
        Counts verdicts,
        SortedMap<String, Long> failures,
        ExitCode exit) {
    public Summary {
        Map<Outcome, Integer> copy = new EnumMap<>(Outcome.class);
        copy.putAll(outcomes);
        outcomes = Collections.unmodifiableMap(copy);
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }
}
