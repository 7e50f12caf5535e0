package io.secnumscan.core.waiver;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.waiver.WaiverUse.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Waivers at work in one evaluation. Not thread-safe. */
public final class Waiving {
    private final Waivers waivers;
    private final Instant now;
    private final Map<String, List<Integer>> byRule = new TreeMap<>();
    private final long[] failures;

    /** @param now by which they are valid or expired: one moment for the whole evaluation */
    public Waiving(Waivers waivers, Instant now) {
        this.waivers = waivers;
        this.now = now;
        this.failures = new long[waivers.list().size()];
        for (int i = 0; i < failures.length; i++) {
            byRule.computeIfAbsent(waivers.list().get(i).rule(), unused -> new ArrayList<>()).add(i);
        }
    }

    /** The finding, with its waiver when a valid one matches; every waiver that matches is counted as used. */
    public Finding count(Finding finding) {
        List<Integer> matching = matching(finding);
        matching.forEach(number -> failures[number]++);
        return marked(finding, matching);
    }

    /** The same, without counting. */
    public Finding mark(Finding finding) {
        return marked(finding, matching(finding));
    }

    private Finding marked(Finding finding, List<Integer> matching) {
        Optional<Waiver> valid = matching.stream()
                .map(waivers.list()::get)
                .filter(waiver -> !waiver.expired(now))
                .findFirst();
        return valid.map(waiver -> finding.waivedBy(waiver.acceptance())).orElse(finding);
    }

    private List<Integer> matching(Finding finding) {
        if (finding.verdict() != Verdict.FAIL) {
            return List.of();
        }
        return byRule.getOrDefault(finding.rule(), List.of()).stream()
                .filter(number -> waivers.list().get(number).select().matches(finding))
                .toList();
    }

    /** What became of each waiver, in the order of the file. */
    public List<WaiverUse> uses() {
        List<WaiverUse> uses = new ArrayList<>();
        for (int i = 0; i < failures.length; i++) {
            Waiver waiver = waivers.list().get(i);
            State state = waiver.expired(now) ? State.EXPIRED : failures[i] > 0 ? State.APPLIED : State.UNMATCHED;
            uses.add(new WaiverUse(waiver, state, failures[i]));
        }
        return List.copyOf(uses);
    }
}
