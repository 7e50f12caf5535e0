package io.secnumscan.core.waiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.evaluate.Finding;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import io.secnumscan.core.waiver.WaiverUse.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaivingTest {
    private static final Instant END = Instant.parse("2027-01-31T22:59:59Z");
    private static final Text NONE = new Text("", "");

    @Test
    void aFailureThatMatchesIsWaivedAndStaysOne() {
        Finding told = one(selector("*", "", "", ""), END.minusSeconds(1)).count(finding(Verdict.FAIL));

        assertEquals(Optional.of(new Finding.Acceptance("why", "who", END)), told.waiver());
        assertEquals(Verdict.FAIL, told.verdict());
    }

    @ParameterizedTest
    @CsvSource({"PASS", "REVIEW", "NOT_ASSESSABLE", "ERROR", "NOT_APPLICABLE"})
    void nothingButFailuresIsWaived(Verdict verdict) {
        Waiving waiving = one(selector("*", "", "", ""), END.minusSeconds(1));

        assertEquals(Optional.empty(), waiving.count(finding(verdict)).waiver());
        assertEquals(State.UNMATCHED, waiving.uses().getFirst().state());
    }

    @ParameterizedTest
    @CsvSource({"paris,'','',''", "'',p-1,'',''", "'',port*,project/*,''", "'','',project/4f0a,''",
            "'','',domain/d*,''",
            "'','','',22", "par*,p-1,project/*,2?"})
    void allThatTheSelectorNamesMustMatch(String target, String resource, String scope, String item) {
        boolean matches = !item.equals("2?");

        assertEquals(matches, one(selector(target, resource, scope, item), END.minusSeconds(1))
                .count(finding(Verdict.FAIL)).waiver().isPresent());
    }

    /** Names are their owners' own: a stranger may call his group as the one that was meant. */
    @Test
    void aNameCountsOnlyBesideAScope() {
        assertFalse(waives(selector("", "port", "", ""), finding(Verdict.FAIL)));
        assertFalse(waives(selector("paris", "por*", "", "22"), finding(Verdict.FAIL)));
        assertTrue(waives(selector("", "port", "project/4f0a", ""), finding(Verdict.FAIL)));
        assertFalse(waives(selector("", "port", "project/other", ""), finding(Verdict.FAIL)));
    }

    @ParameterizedTest
    @CsvSource({"kubernetes.core.namespace,Namespace//ci,namespace/ci", "openstack.identity.project,4f0a,project/4f0a"})
    void aScopeIsInItself(String type, String id, String scope) {
        Finding finding = finding(Verdict.FAIL, new Finding.Subject(type, id, "name", Scope.ALL));

        assertTrue(waives(selector("", "", scope, ""), finding));
        assertFalse(waives(selector("", "", scope + "-2", ""), finding));
        assertFalse(waives(selector("", "", scope.replaceFirst("/.*", "/name"), ""), finding));
    }

    @Test
    void anExpiredWaiverWaivesNothingFromTheVerySecondOn() {
        Waiving waiving = one(selector("*", "", "", ""), END);

        assertEquals(Optional.empty(), waiving.count(finding(Verdict.FAIL)).waiver());
        assertEquals(State.EXPIRED, waiving.uses().getFirst().state());
        assertEquals(1, waiving.uses().getFirst().failures());
    }

    @Test
    void anotherRulesFailureIsNotWaived() {
        Waiver waiver = new Waiver("os-b", selector("*", "", "", ""), "why", "who", END);
        Waiving waiving = new Waiving(new Waivers(List.of(waiver)), END.minusSeconds(1));

        assertEquals(Optional.empty(), waiving.count(finding(Verdict.FAIL)).waiver());
        assertEquals(State.UNMATCHED, waiving.uses().getFirst().state());
    }

    @Test
    void aValidWaiverBehindAnExpiredOneCounts() {
        Selector all = selector("*", "", "", "");
        Waiver old = new Waiver("os-a", all, "old", "who", END.minus(Duration.ofDays(1)));
        Waiver valid = new Waiver("os-a", all, "new", "who", END);
        Waiving waiving = new Waiving(new Waivers(List.of(old, valid)), END.minusSeconds(1));

        assertEquals("new", waiving.count(finding(Verdict.FAIL)).waiver().orElseThrow().reason());
        assertEquals(List.of(State.EXPIRED, State.APPLIED), waiving.uses().stream().map(WaiverUse::state).toList());
    }

    @Test
    void whatIsOnlyMarkedIsNotCounted() {
        Waiving waiving = one(selector("*", "", "", ""), END.minusSeconds(1));

        assertEquals("who", waiving.mark(finding(Verdict.FAIL)).waiver().orElseThrow().owner());
        assertEquals(0, waiving.uses().getFirst().failures());
    }

    private static Waiving one(Selector selector, Instant now) {
        return new Waiving(new Waivers(List.of(new Waiver("os-a", selector, "why", "who", END))), now);
    }

    private static Selector selector(String target, String resource, String scope, String item) {
        return new Selector(some(target), some(resource), some(scope), some(item));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static Finding finding(Verdict verdict) {
        Scope scope = new Scope(List.of(new Scope.Step("domain", "default"), new Scope.Step("project", "4f0a")));
        return finding(verdict, new Finding.Subject("t", "p-1", "port", scope));
    }

    private static boolean waives(Selector selector, Finding finding) {
        return one(selector, END.minusSeconds(1)).count(finding).waiver().isPresent();
    }

    private static Finding finding(Verdict verdict, Finding.Subject subject) {
        return new Finding("id", "os-a", "high", "openstack", "paris", "", subject,
                "22", verdict, 1, NONE, List.of(), 2, Optional.empty(), Map.of(), NONE, Optional.empty());
    }
}
