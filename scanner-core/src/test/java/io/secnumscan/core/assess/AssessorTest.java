package io.secnumscan.core.assess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.secnumscan.core.assess.Assessment.OfRule;
import io.secnumscan.core.assess.Assessment.OnTarget;
import io.secnumscan.core.assess.Assessment.Result;
import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.referential.Library;
import io.secnumscan.core.referential.Profile;
import io.secnumscan.core.referential.Reach;
import io.secnumscan.core.referential.Role;
import io.secnumscan.core.referential.Sample;
import io.secnumscan.core.referential.ServiceModel;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView.TargetInfo;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.yaml.Problems;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessorTest {
    private static final TargetInfo PARIS = target("paris", "openstack");
    private static final TargetInfo LYON = target("lyon", "openstack");
    private static final TargetInfo CLUSTER = target("cluster", "kubernetes");

    private final Tally tally = new Tally();
    private int number;
    private final Problems problems = new Problems();
    private Library library;
    private Profile profile = Sample.everything();

    @BeforeEach
    void load(@TempDir Path root) {
        library = new Sample(root, problems).withRequirements()
                .map("openstack", "os-a: {decides: [9.1.a], supports: [9.1.c]}\nos-b: {supports: [9.1.a, 9.1.d]}\n")
                .map("kubernetes", "k8s-a: {decides: [9.1.a, 9.1.b]}\n")
                .write("referentials/sample-1/uncovered.yaml", "in_part: {9.1.e: {en: less, fr: moins}}\n")
                .load();
        assertEquals("", problems.render());
    }

    @Test
    void whatSomebodyHasToDeclareIsNamedOnce() {
        String lacks = "the parameter %s is not declared (perimeter of secnumscan.yaml, see docs/configuration.md)";
        says("os-a", "paris", Verdict.NOT_ASSESSABLE,
                lacks.formatted("zone") + "; " + lacks.formatted("owners"), 1);
        says("os-b", "paris", Verdict.NOT_ASSESSABLE, lacks.formatted("zone"), 1);

        assertEquals(new TreeSet<>(Set.of("owners", "zone")), assess(PARIS).summary().undeclared());
    }

    @Test
    void aFailureOnOneTargetDecidesForTheWholeScanAndNotForTheOther() {
        says("os-a", "paris", Verdict.FAIL);
        says("os-a", "lyon", Verdict.PASS);

        Result result = result("9.1.a", PARIS, LYON);

        assertEquals(Outcome.NOT_SATISFIED, result.outcome());
        assertEquals("fails: os-a (1)", result.reason().en());
        assertEquals(List.of(Outcome.NOT_SATISFIED, Outcome.SATISFIED),
                result.targets().stream().map(OnTarget::outcome).toList());
    }

    @Test
    void aRuleOfAPlatformThatWasNotScannedIsNotMissed() {
        says("os-a", "paris", Verdict.PASS);

        assertEquals(Outcome.SATISFIED, result("9.1.a", PARIS).outcome());
    }

    @Test
    void aTargetOfAPlatformWithoutADecidingRuleIsNotListed() {
        says("k8s-a", "cluster", Verdict.PASS);
        says("os-a", "paris", Verdict.PASS);

        assertEquals(List.of("cluster"),
                result("9.1.b", PARIS, CLUSTER).targets().stream().map(OnTarget::target).toList());
    }

    @Test
    void noPlatformWithADecidingRuleLeavesItUndetermined() {
        says("os-a", "paris", Verdict.PASS);

        Result result = result("9.1.b", PARIS);

        assertEquals(Outcome.UNDETERMINED, result.outcome());
        assertEquals(new Text("needs a Kubernetes target; none was scanned",
                "demande une cible Kubernetes ; aucune n'a été analysée"), result.reason());
        assertEquals(List.of("kubernetes"), result.unscanned());
    }

    @Test
    void noDecidingRuleAtAllLeavesItUndeterminedAndSaysSo() {
        Result result = result("9.1.e", PARIS);

        assertEquals(Outcome.UNDETERMINED, result.outcome());
        assertEquals("no rule of this version decides it", result.reason().en());
        assertEquals("aucune règle de cette version n'en décide", result.reason().fr());
    }

    @Test
    void undeterminedSaysWhatIsMissing() {
        says("os-a", "paris", Verdict.NOT_ASSESSABLE, "listing ports: HTTP 403", 0);

        assertEquals("listing ports: HTTP 403", result("9.1.a", PARIS).reason().en());
    }

    @Test
    void aRuleThatGaveNoVerdictIsNamed() {
        says("os-a", "paris", Verdict.PASS);

        Result result = result("9.1.a", PARIS, CLUSTER);

        assertEquals(Outcome.UNDETERMINED, result.outcome());
        assertEquals("no verdict of: k8s-a", result.reason().en());
    }

    @Test
    void aFailedRecommendationIsAdvice() {
        says("k8s-a", "cluster", Verdict.FAIL);

        assertEquals(Outcome.ADVICE, result("9.1.b", CLUSTER).outcome());
    }

    @Test
    void supportingRulesNeverChangeAnOutcome() {
        says("os-a", "paris", Verdict.PASS);
        says("os-b", "paris", Verdict.FAIL);

        Result result = result("9.1.a", PARIS);

        assertEquals(Outcome.SATISFIED, result.outcome());
        assertEquals(List.of("k8s-a true", "os-a true", "os-b false"),
                result.rules().stream().map(rule -> rule.rule() + " " + rule.decides()).toList());
    }

    @Test
    void whatIsOnlySupportedOrBeyondConfigurationIsForAPerson() {
        says("os-a", "paris", Verdict.FAIL);

        assertEquals(Outcome.PERSON, result("9.1.c", PARIS).outcome());
        assertEquals(Outcome.PERSON, result("9.1.d", PARIS).outcome());
        assertEquals(List.of("os-a"), result("9.1.c", PARIS).rules().stream().map(OfRule::rule).toList());
    }

    @Test
    void whatTheProfileLeavesOutIsNotApplicableWithThatReason() {
        profile = tenant();
        says("os-a", "paris", Verdict.FAIL);

        Result result = result("9.1.b", PARIS);

        assertEquals(Outcome.NOT_APPLICABLE, result.outcome());
        assertEquals(new Text("is the provider's to answer for", "relève du prestataire"), result.reason());
    }

    @Test
    void onlyRulesThatWereEvaluatedBearOnIt() {
        says("os-a", "paris", Verdict.PASS);

        Assessment assessment =
                Assessor.assess(library, profile, new TreeSet<>(Set.of("os-a")), List.of(PARIS, CLUSTER), tally);

        assertEquals(Outcome.SATISFIED, of("9.1.a", assessment).outcome());
    }

    @Test
    void failingRulesAreNamedWorstFirstWithTheirNumbers(@TempDir Path other) {
        library = new Sample(other, problems).withRequirements()
                .map("openstack", "os-a: {decides: [9.1.a]}\nos-b: {decides: [9.1.a]}\n")
                .load();
        says("os-a", "paris", Verdict.FAIL, "medium");
        says("os-b", "paris", Verdict.FAIL, "critical");
        says("os-b", "lyon", Verdict.FAIL, "critical");

        assertEquals("échec : os-b (2), os-a (1)", result("9.1.a", PARIS, LYON).reason().fr());
    }

    @Test
    void aRuleThatFailsOnSeveralItemsOfAResourceCountsTheResourcesToo() {
        for (String resource : List.of("a", "a", "a", "b", "b")) {
            fails("os-a", "paris", resource);
        }

        assertEquals(new Text("fails: os-a (5 on 2 resources)", "échec : os-a (5 sur 2 ressources)"),
                result("9.1.a", PARIS).reason());
    }

    @Test
    void whatCouldNotBeJudgedCountsOnceEvenWhereNothingWasSeen() {
        says("os-a", "paris", Verdict.NOT_ASSESSABLE, "listing ports: HTTP 403", 0);

        assertEquals(1, result("9.1.a", PARIS).targets().getFirst().counts().resources(Verdict.NOT_ASSESSABLE));
    }

    @Test
    void countsAreOfResourcesAndKeepVerdictsOnNone() {
        says("os-a", "paris", Verdict.PASS, "ok", 40);
        says("os-a", "paris", Verdict.NOT_APPLICABLE, "none", 0);

        Counts counts = result("9.1.a", PARIS).targets().getFirst().counts();

        assertEquals(40, counts.resources(Verdict.PASS));
        assertTrue(counts.has(Verdict.NOT_APPLICABLE));
    }

    @Test
    void coverageIsWhatTheRulesOfThisVersionReach() {
        assertEquals(Reach.PARTIAL, result("9.1.e", PARIS).reach());
        assertEquals("less", result("9.1.e", PARIS).note().en());
    }

    @Test
    void theSummaryCountsEveryRequirementOnce() {
        says("os-a", "paris", Verdict.FAIL);
        says("os-a", "paris", Verdict.FAIL);

        Summary summary = assess(PARIS).summary();

        assertEquals(5, summary.requirements());
        assertEquals(1, summary.beyond());
        assertEquals(Map.of(Outcome.NOT_SATISFIED, 1, Outcome.ADVICE, 0, Outcome.UNDETERMINED, 2, Outcome.PERSON, 2,
                Outcome.SATISFIED, 0, Outcome.NOT_APPLICABLE, 0), summary.outcomes());
        assertEquals(Map.of("high", 2L), summary.failures());
        assertEquals(ExitCode.FAILURES, summary.exit());
    }

    @Test
    void aFewDifferentReasonsAreKeptAndTheRestIsNot() {
        for (int i = 0; i < 10; i++) {
            says("os-a", "paris", Verdict.NOT_ASSESSABLE, "reason " + i % 5, 1);
        }

        assertEquals("reason 0; reason 1; reason 2", result("9.1.a", PARIS).reason().en());
    }

    private static Profile tenant() {
        return new Profile("t", new Text("T", "T"), "sample-1", Role.TENANT, EnumSet.allOf(ServiceModel.class),
                Optional.of(new TreeSet<>(Set.of("9.1.a"))), new TreeSet<>(), new TreeMap<>());
    }

    private void says(String rule, String target, Verdict verdict) {
        says(rule, target, verdict, "because", 1);
    }

    private void says(String rule, String target, Verdict verdict, String severity) {
        says(rule, target, verdict, "because", 1, severity);
    }

    private void says(String rule, String target, Verdict verdict, String why, long count) {
        says(rule, target, verdict, why, count, "high");
    }

    private void says(String rule, String target, Verdict verdict, String why, long count, String severity) {
        says(rule, target, "i" + number++, verdict, why, count, severity);
    }

    private void fails(String rule, String target, String resource) {
        says(rule, target, resource, Verdict.FAIL, "because", 1, "high");
    }

    private void says(String rule, String target, String id, Verdict verdict, String why, long count, String severity) {
        tally.add(new Finding("id", rule, severity, "", target, "", new Finding.Subject("t", id, "n", Scope.ALL), "",
                verdict, count, new Text(why, why), List.of(), 2, Optional.empty(), Map.of(), new Text("", ""),
                Optional.empty()));
    }

    private Result result(String id, TargetInfo... targets) {
        return of(id, assess(targets));
    }

    private Assessment assess(TargetInfo... targets) {
        return Assessor.assess(library, profile, new TreeSet<>(Sample.RULES.ids()), List.of(targets), tally);
    }

    private static Result of(String id, Assessment assessment) {
        return assessment.results().stream().filter(one -> one.requirement().id().equals(id)).findFirst().orElseThrow();
    }

    private static TargetInfo target(String name, String platform) {
        return new TargetInfo(name, platform, JsonNodeFactory.instance.objectNode());
    }
}
