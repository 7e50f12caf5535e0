package io.secnumscan.core.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Text READER = new Text("reader", "lecteur");
    private static final Coverage COMPLETE = new Coverage.Complete(3);
    private static final Coverage REFUSED = Coverage.unavailable(Cause.FORBIDDEN, "HTTP 403");
    private static final Scope P = Scope.of("project", "p");

    @Test
    void aTypeThatWasNeverAskedForHasAGap() {
        assertEquals(Optional.of(Gap.notCollected("t")), of().gap("", nothing()));
    }

    @Test
    void theWholeCloudIsComplete() {
        assertEquals(Optional.empty(), of(line("", Scope.ALL, COMPLETE, new View.Cloud())).gap("north", nothing()));
    }

    @Test
    void theWholeListInANarrowViewIsNotComplete() {
        var completeness = of(line("", Scope.ALL, COMPLETE, new View.Project("p")));

        assertEquals(Cause.FILTERED, completeness.gap("", nothing()).orElseThrow().cause());
    }

    @Test
    void theVeryProjectThatIsAskedForIsComplete() {
        assertEquals(Optional.empty(), of(line("", P, COMPLETE, new View.Project("p"))).gap("", projects("p")));
    }

    @Test
    void anotherProjectThanTheListedOneHasAGap() {
        assertTrue(of(line("", P, COMPLETE, new View.Project("p"))).gap("", projects("q")).isPresent());
    }

    @Test
    void oneProjectOfTwoThatAreAskedForHasAGap() {
        assertTrue(of(line("", P, COMPLETE, new View.Project("p"))).gap("", projects("p", "q")).isPresent());
    }

    @Test
    void aProjectListedInAnUnprovedViewHasAGap() {
        assertTrue(of(line("", P, COMPLETE, new View.Unproved())).gap("", projects("p")).isPresent());
    }

    @Test
    void aProjectThatAsksForNoScopeHasAGap() {
        assertTrue(of(line("", P, COMPLETE, new View.Project("p"))).gap("", nothing()).isPresent());
    }

    @Test
    void anAbsentTypeIsCompleteAndEmpty() {
        var completeness = of(line("", Scope.ALL, new Coverage.Absent("no such extension"), new View.Cloud()));

        assertEquals(Optional.empty(), completeness.gap("", nothing()));
        assertTrue(completeness.absent());
    }

    @Test
    void aTypeThatIsAbsentInOneRegionOnlyIsNotAbsent() {
        var absent = line("north", Scope.ALL, new Coverage.Absent(""), new View.Cloud());

        assertFalse(of(absent, line("south", Scope.ALL, COMPLETE, new View.Cloud())).absent());
    }

    @Test
    void anotherRegionsGapIsNoneOfTheSubjects() {
        var lines = of(line("north", Scope.ALL, COMPLETE, new View.Cloud()),
                line("south", Scope.ALL, REFUSED, new View.Unproved()));

        assertEquals(Optional.empty(), lines.gap("north", nothing()));
    }

    @Test
    void aSubjectWithoutARegionNeedsAllOfThem() {
        var lines = of(line("north", Scope.ALL, COMPLETE, new View.Cloud()),
                line("south", Scope.ALL, REFUSED, new View.Unproved()));

        assertEquals(Cause.FORBIDDEN, lines.gap("", nothing()).orElseThrow().cause());
    }

    @Test
    void aRegionThatWasNotListedHasAGap() {
        assertTrue(of(line("north", Scope.ALL, COMPLETE, new View.Cloud())).gap("south", nothing()).isPresent());
    }

    @Test
    void theReasonAndTheRightOfARefusalAreKept() {
        var refused = new Coverage.Unavailable(Cause.FORBIDDEN, "HTTP 403", Optional.of(READER));

        assertEquals(
                Optional.of(new Gap("t", Cause.FORBIDDEN, "HTTP 403", Optional.of(READER))),
                of(line("", Scope.ALL, refused, new View.Unproved())).gap("", nothing()));
    }

    private static Completeness of(CoverageRecord... lines) {
        return new Completeness("t", List.of(lines));
    }

    private static CoverageRecord line(String region, Scope scope, Coverage coverage, View view) {
        return new CoverageRecord("cloud", region, scope, "t", coverage, "admin", view);
    }

    private static SortedMap<String, SortedSet<String>> nothing() {
        return new TreeMap<>();
    }

    private static SortedMap<String, SortedSet<String>> projects(String... ids) {
        SortedMap<String, SortedSet<String>> asked = new TreeMap<>();
        asked.put("project", new TreeSet<>(List.of(ids)));
        return asked;
    }
}
