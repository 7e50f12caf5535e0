package io.secnumscan.core.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.evaluate.Finding.Evidence;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failure rests on: where it stands, what it says, and the call that gave it. */
class EvidenceTest {
    private static final String CALL = "GET https://cloud.example/1";

    @TempDir
    private Path folder;

    @Test
    void aFailureShowsTheValueItsPlaceAndItsCall() {
        assertEquals(
                List.of(new Evidence("/open", Scene.tree("false"), CALL)),
                failing("subject: x.thing\nrequire: resource.open", "'open': false").evidence());
    }

    @Test
    void aConditionThatLetTheRuleApplyIsPartOfIt() {
        Finding finding = failing(
                "subject: x.thing\nwhen: \"resource.name == 'n'\"\nrequire: resource.open",
                "'open': false, 'name': 'n'");

        assertEquals(List.of("/name", "/open"), pointers(finding));
    }

    @Test
    void aValueThatIsReadTwiceIsShownOnce() {
        Finding finding = failing(
                "subject: x.thing\nrequire: \"resource.name == 'x' || resource.name == 'y'\"", "'name': 'n'");

        assertEquals(List.of("/name"), pointers(finding));
    }

    @Test
    void anElementOfAListIsShownByItsIndex() {
        Finding finding = failing(
                "subject: x.thing\nrequire: \"!resource.parts.exists(p, p.kind == 'bad')\"",
                "'parts': [{'kind': 'good'}, {'kind': 'bad'}, {'kind': 'good'}]");

        assertEquals(List.of("/parts/0/kind", "/parts/1/kind"), pointers(finding));
    }

    @Test
    void ofManyElementsTheOneThatDecidedIsKept() {
        String parts = IntStream.range(0, 300)
                .mapToObj(i -> "{'kind': '" + (i == 200 ? "bad" : "good") + "'}")
                .collect(Collectors.joining(","));

        Finding finding = failing(
                "subject: x.thing\nrequire: \"!resource.parts.exists(p, p.kind == 'bad')\"",
                "'parts': [" + parts + "]");

        assertEquals(20, finding.evidence().size());
        assertEquals(new Evidence("/parts/200/kind", Scene.tree("\"bad\""), CALL), finding.evidence().getLast());
    }

    @Test
    void aJoinedRowIsNamedByItsTypeAndId() {
        Scene scene = new Scene(folder)
                .rule("r", """
                        subject: x.thing
                        related: {mine: {type: x.other, where: {owner: resource.id}}}
                        require: "related.mine.all(o, o.good)"
                        """)
                .complete(Scene.THING, 1)
                .complete(Scene.OTHER, 1)
                .thing("a", "")
                .other("o/1", "'owner': 'a', 'good': false");

        assertEquals(
                List.of(new Evidence("x.other/o/1#/good", Scene.tree("false"), CALL)),
                scene.evaluate().only().evidence());
    }

    @Test
    void ofWhatWasTakenOutTheMeasureIsShown() {
        Finding finding = failing(
                "subject: x.thing\nrequire: resource.key_length != null && resource.key_length >= 15",
                "'key': {'removed': true, 'kind': 'text', 'length': 12}");

        assertEquals(List.of(new Evidence("/key/length", Scene.tree("12"), CALL)), finding.evidence());
    }

    @Test
    void aLongValueIsCut() {
        Finding finding =
                failing("subject: x.thing\nrequire: \"resource.name == ''\"", "'name': '" + "é".repeat(9000) + "'");

        String shown = finding.evidence().getFirst().value().textValue();

        assertEquals("é".repeat(2000) + "…", shown);
    }

    @Test
    void aReviewShowsWhatIsToBeLookedAt() {
        Finding finding = failing(
                "subject: x.thing\nrequire: resource.open\nreview: \"resource.name == 'n'\"\nlook: {en: look, fr: regardez}",
                "'open': true, 'name': 'n'");

        assertEquals(Verdict.REVIEW, finding.verdict());
        assertEquals(new Text("look", "regardez"), finding.message());
        assertEquals(List.of("/open", "/name"), pointers(finding));
    }

    @Test
    void aFailureSaysHowToMendItAndWhatWasDeclared() {
        Finding finding = new Scene(folder)
                .rule("r", """
                        subject: x.thing
                        each: {item: params.limits, key: item}
                        require: "resource.open"
                        remediation: {en: "mend {resource.name}", fr: "corrigez {resource.name}", terraform: "open = true"}
                        """)
                .param("limits", "[5]")
                .param("entries", "[]")
                .complete(Scene.THING, 1)
                .thing("a", "'open': false, 'name': 'n'")
                .evaluate()
                .only();

        assertEquals(
                new Text("mend n\nTerraform:\nopen = true", "corrigez n\nTerraform :\nopen = true"),
                finding.remediation());
        assertEquals("{limits=[5]}", finding.params().toString());
    }

    @Test
    void aPassMendsNothing() {
        Finding finding = failing("subject: x.thing\nrequire: resource.open", "'open': true");

        assertEquals(new Text("", ""), finding.remediation());
        assertEquals(List.of(), finding.evidence());
    }

    @Test
    void whatAnApiSaysIsRunningConfigurationReadAtTheTimeOfItsCall() {
        Finding finding = failing("subject: x.thing\nrequire: resource.open", "'open': false");

        assertEquals(2, finding.rank());
        assertEquals(Optional.of(Scene.READ_AT), finding.observedAt());
    }

    @Test
    void whatWasDerivedHasTheRankOfItsAnalysisAndTheOldestOfItsTimes() {
        Instant later = Scene.READ_AT.plusSeconds(60);
        Scene scene = derived("'bad': true, 'rank': 3, 'from': [{'type': 'x.thing', 'id': 'b', 'call': 2}, "
                + "{'type': 'x.thing', 'id': 'a', 'call': 1}]")
                .call(2, later);

        Finding finding = scene.evaluate().only();

        assertEquals(3, finding.rank());
        assertEquals(Optional.of(Scene.READ_AT), finding.observedAt());
        assertEquals("GET https://cloud.example/2", finding.evidence().getFirst().call());
    }

    @Test
    void aRankThatIsNoneCountsAsRunningConfiguration() {
        assertEquals(2, derived("'bad': true, 'rank': 99").evaluate().only().rank());
    }

    @Test
    void aVerdictOnDerivedRowsHasTheWeakestOfTheirRanks() {
        Scene scene = new Scene(folder)
                .rule("r", """
                        subject: target
                        related: {d: {type: analysis/derived}}
                        require: "!related.d.exists(d, d.bad)"
                        """)
                .analysis(new TestAnalysis("analysis/derived", List.of(
                        resource("1", "'bad': false, 'rank': 1"), resource("2", "'bad': true, 'rank': 3"))));

        assertEquals(3, scene.evaluate().only().rank());
    }

    @Test
    void nowIsTheTimeOfTheCallUnlessAClockSaysOtherwise() {
        String rule = "subject: x.thing\nrequire: \"resource.seen != null && resource.seen < now\"";
        String seen = "'seen': '2026-03-01T11:59:59Z'";

        assertEquals(Verdict.PASS, failing(rule, seen).verdict());
        assertEquals(
                Verdict.FAIL,
                new Scene(folder.resolve("clock"))
                        .rule("r", rule)
                        .complete(Scene.THING, 1)
                        .thing("a", seen)
                        .clock(Instant.parse("2026-01-01T00:00:00Z"))
                        .evaluate()
                        .only()
                        .verdict());
    }

    @Test
    void ofTheTargetNothingSaysWhenItWasRead() {
        Scene scene =
                new Scene(folder).rule("r", "subject: target\nrequire: \"now > timestamp('2026-01-01T00:00:00Z')\"");

        Finding finding = scene.evaluate().only();

        assertEquals(Verdict.NOT_ASSESSABLE, finding.verdict());
        assertTrue(finding.message().en().contains("nothing says when"), finding.message().en());
    }

    private Finding failing(String rule, String attributes) {
        return new Scene(folder).rule("r", rule).complete(Scene.THING, 1).thing("a", attributes).evaluate().only();
    }

    private Scene derived(String attributes) {
        return new Scene(folder)
                .rule("r", "subject: analysis/derived\nrequire: '!resource.bad'")
                .analysis(new TestAnalysis("analysis/derived", List.of(resource("1", attributes))));
    }

    private static Resource resource(String id, String attributes) {
        JsonNode node = Scene.tree(("{'thing': 'a', " + attributes + "}").replace('\'', '"'));
        return new Resource("cloud", "", Scope.ALL, "analysis/derived", id, "", 0, node);
    }

    private static List<String> pointers(Finding finding) {
        return finding.evidence().stream().map(Evidence::pointer).toList();
    }
}
