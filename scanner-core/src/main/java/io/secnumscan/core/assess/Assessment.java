package io.secnumscan.core.assess;

import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.referential.Referential;
import io.secnumscan.core.referential.Requirement;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.waiver.WaiverUse;
import java.util.List;

/**
 * The outcome of every requirement of a referential.
 *
 * @param results in the order of the text
 * @param filters what was asked for, where not everything was
 */
public record Assessment(Referential referential, Profile profile, List<Result> results, Summary summary,
        Filters filters) {
    public Assessment {
        results = List.copyOf(results);
    }

    /** The same, with what became of the waivers. */
    public Assessment with(List<WaiverUse> waivers) {
        return new Assessment(referential, profile, results, summary.with(waivers), filters);
    }

    /**
     * One requirement's outcome.
     *
     * @param reach its coverage: how much of it the rules of this version can show
     * @param note what is seen of it, and what is not
     * @param reason why the outcome is what it is, for a person
     * @param targets outcome on each target that a deciding rule's platform has, in the order of the targets
     * @param unscanned platforms that its deciding rules look at, where no target is of any of them; else none
     * @param rules that bear on it in this profile: those that decide first, each group by id
     * @param leftOut whether it is undetermined because the filters left out something that decides it
     */
    public record Result(
            Requirement requirement,
            Reach reach,
            Text note,
            Outcome outcome,
            Text reason,
            List<OnTarget> targets,
            List<String> unscanned,
            List<OfRule> rules,
            boolean leftOut) {
        public Result {
            targets = List.copyOf(targets);
            unscanned = List.copyOf(unscanned);
            rules = List.copyOf(rules);
        }
    }

    /** The outcome on one target. */
    public record OnTarget(String target, Outcome outcome, Text reason, Counts counts) {}

    /** What a rule contributed, over all targets. */
    public record OfRule(String rule, boolean decides, Counts counts) {}
}
