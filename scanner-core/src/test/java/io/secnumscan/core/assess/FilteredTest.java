package io.secnumscan.core.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.assess.Assessment.OnTarget;
import io.secnumscan.core.assess.Assessment.Result;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.Sample;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirement 9.1.a is decided by two rules, of which everything that was looked at passes. */
class FilteredTest {
    private static final TargetInfo PARIS =
            new TargetInfo("paris", "openstack", JsonNodeFactory.instance.objectNode());
    private static final Filters PROJECT = new Filters(List.of("p"), List.of(), List.of(), List.of(), List.of());
    private static final Filters RULE = new Filters(List.of(), List.of(), List.of("os-a"), List.of(), List.of());

    private final Tally tally = new Tally();
    private Library library;

    @BeforeEach
    void load(@TempDir Path root) {
        Problems problems = new Problems();
        library = new Sample(root, problems).withRequirements()
                .map("openstack", "os-a: {decides: [9.1.a]}\nos-b: {decides: [9.1.a]}\n")
                .map("kubernetes", "k8s-a: {decides: [9.1.a, 9.1.b]}\n")
                .load();
        says("os-a", Verdict.PASS);
    }

    @Test
    void whatWasLookedAtWhollyIsSatisfied() {
        says("os-b", Verdict.PASS);

        assertEquals(Outcome.SATISFIED, result("9.1.a", Filters.NONE, "os-a", "os-b", "k8s-a").outcome());
    }

    @Test
    void aDecidingRuleThatWasLeftOutLeavesItOpen() {
        Result result = result("9.1.a", RULE, "os-a");

        assertEquals(Outcome.UNDETERMINED, result.outcome());
        assertTrue(result.leftOut());
        assertEquals(new Text("not looked at wholly: --rule os-a", "pas regardée en entier : --rule os-a"),
                result.reason());
        assertEquals(List.of(Outcome.UNDETERMINED), result.targets().stream().map(OnTarget::outcome).toList());
    }

    @Test
    void resourcesThatWereLeftOutLeaveItOpen() {
        says("os-b", Verdict.PASS);

        Result result = result("9.1.a", PROJECT, "os-a", "os-b", "k8s-a");

        assertEquals(Outcome.UNDETERMINED, result.outcome());
        assertTrue(result.leftOut());
    }

    @Test
    void aRuleThatWasLeftOutAndIsOfAnotherPlatformLeavesNothingOpen() {
        says("os-b", Verdict.PASS);

        assertEquals(Outcome.SATISFIED, result("9.1.a", RULE, "os-a", "os-b").outcome());
    }

    @Test
    void aFailureStandsWhateverElseWasLeftOut() {
        says("os-a", Verdict.FAIL);

        Result result = result("9.1.a", PROJECT, "os-a");

        assertEquals(Outcome.NOT_SATISFIED, result.outcome());
        assertFalse(result.leftOut());
    }

    private Result result(String requirement, Filters filters, String... rules) {
        SortedSet<String> evaluated = new TreeSet<>(List.of(rules));
        return Assessor.assess(library, Sample.everything(), evaluated, List.of(PARIS), tally, filters).results()
                .stream()
                .filter(result -> result.requirement().id().equals(requirement))
                .findFirst().orElseThrow();
    }

    private void says(String rule, Verdict verdict) {
        Text none = new Text("", "");
        tally.add(new Finding(rule, rule, "high", "openstack", "paris", "",
                new Finding.Subject("t", "r", "", Scope.ALL), "", verdict, 1, none, List.of(), 2, Optional.empty(),
                Map.of(), none, Optional.empty()));
    }
}
