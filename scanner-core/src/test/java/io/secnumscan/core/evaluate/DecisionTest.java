package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which a rule's questions are asked, and what each answer makes of the verdict. */
class DecisionTest {
    @TempDir
    private Path folder;

    @Test
    void aRuleThatDoesNotApplyAsksNothingElse() {
        assertEquals(Verdict.NOT_APPLICABLE, verdict("when: 'false'\nrequire: resource.open", ""));
    }

    @Test
    void whetherItAppliesMayBeUnknown() {
        assertEquals(Verdict.NOT_ASSESSABLE, verdict("when: resource.open\nrequire: 'false'", ""));
    }

    @Test
    void whatIsNotAssessableSaysWhy() {
        Finding finding = finding(
                "assessable: \"resource.name != ''\"\nreason: {en: it has no name, fr: il n'a pas de nom}\nrequire: 'false'",
                "");

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertEquals(new Text("it has no name", "il n'a pas de nom"), finding.message());
    }

    @Test
    void whetherItIsAssessableMayBeUnknown() {
        assertEquals(Verdict.NOT_ASSESSABLE, verdict("assessable: resource.open\nrequire: 'false'", ""));
    }

    @Test
    void aFailureIsNeverAReview() {
        assertEquals(Verdict.FAIL, verdict("require: resource.open\nreview: 'true'", "'open': false"));
    }

    @Test
    void whatHoldsMayNeedAPerson() {
        assertEquals(Verdict.REVIEW,
                verdict("require: resource.open\nreview: \"resource.name == ''\"", "'open': true"));
    }

    @Test
    void whatHoldsAndNeedsNobodyPasses() {
        assertEquals(Verdict.PASS, verdict("require: \"resource.name == ''\"\nreview: resource.open", "'open': false"));
    }

    @Test
    void whetherItNeedsAPersonMayBeUnknown() {
        assertEquals(Verdict.NOT_ASSESSABLE, verdict("require: \"resource.name == ''\"\nreview: resource.open", ""));
    }

    @Test
    void aRuleThatBreaksOnOneResourceSaysSoAndJudgesTheOthers() {
        Scene scene = new Scene(folder)
                .rule("r", "subject: x.thing\nrequire: \"resource.parts.all(p, 10 / p.size > 1)\"")
                .complete(Scene.THING, 2)
                .thing("a", "'parts': [{'kind': 'k', 'size': 0}]")
                .thing("b", "'parts': [{'kind': 'k', 'size': 5}]");

        Scene.Results results = scene.evaluate();

        assertEquals(List.of(Verdict.ERROR, Verdict.PASS), results.verdicts());
        assertEquals("a", results.report().getFirst().resource().id());
        assertTrue(results.report().getFirst().message().fr().startsWith("la règle a échoué : "));
    }

    @Test
    void aMissingObligatoryFieldIsAnError() {
        assertEquals(Verdict.ERROR, verdict("require: \"resource.parts.all(p, p.kind == 'x')\"", "'parts': [{}]"));
    }

    @Test
    void aBrokenLineOfAJoinIsAnError() {
        Scene scene = new Scene(folder)
                .rule("r", """
                        subject: x.thing
                        related: {o: {type: x.other, where: {id: "resource.tags.map(t, t + string(1 / 0))"}}}
                        require: "related.o.all(o, o.good)"
                        """)
                .complete(Scene.THING, 1)
                .complete(Scene.OTHER, 0)
                .thing("a", "'tags': ['x']");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.ERROR, finding.verdict());
        assertTrue(finding.message().en().contains("related.o, where id"), finding.message().en());
    }

    @Test
    void aMessageShowsWhatTenantsWriteButForControlCharacters() {
        String hostile = "=cmd|' /C calc'!A0 <script>\\u001b[31m\\u202e";

        Finding finding = finding(
                "require: 'false'\nmessage: {en: \"{resource.name}\", fr: \"{resource.name}\"}",
                "'name': '" + hostile.replace("'", "’") + "'");

        assertEquals("=cmd|’ /C calc’!A0 <script>?[31m?", finding.message().en());
    }

    private Verdict verdict(String rule, String attributes) {
        return finding(rule, attributes).verdict();
    }

    private Finding finding(String rule, String attributes) {
        return new Scene(folder)
                .rule("r", "subject: x.thing\n" + rule)
                .complete(Scene.THING, 1)
                .thing("a", attributes)
                .evaluate()
                .only();
    }
}
