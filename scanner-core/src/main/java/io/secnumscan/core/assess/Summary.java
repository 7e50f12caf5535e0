package io.secnumscan.core.assess;

import io.secnumscan.core.waiver.WaiverUse;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Totals.
 *
 * @param requirements of the referential
 * @param beyond of these, how many configuration can't show at all
 * @param outcomes how many requirements have each outcome
 * @param verdicts of the profile's rules
 * @param failures failing findings by severity
 * @param waived how many of the failing findings are waived
 * @param waivers what became of each waiver
 * @param undeclared parameters that somebody has to declare before all of them can be judged
 * @param exit what the command ends with
 */
public record Summary(
        int requirements,
        int beyond,
        Map<Outcome, Integer> outcomes,
        Counts verdicts,
        SortedMap<String, Long> failures,
        long waived,
        List<WaiverUse> waivers,
        SortedSet<String> undeclared,
        ExitCode exit) {
    public Summary {
        Map<Outcome, Integer> copy = new EnumMap<>(Outcome.class);
        copy.putAll(outcomes);
        outcomes = Collections.unmodifiableMap(copy);
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
        waivers = List.copyOf(waivers);
        undeclared = Collections.unmodifiableSortedSet(new TreeSet<>(undeclared));
    }

    Summary with(List<WaiverUse> uses) {
        return new Summary(requirements, beyond, outcomes, verdicts, failures, waived, uses, undeclared, exit);
    }
}
