package io.secnumscan.network.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a report keeps of the rows that rules judge. */
class ReachPictureTest {
    private static ReachMap of(WrittenSnapshot snapshot) {
        SortedMap<String, ReachMap> maps = new TreeMap<>();
        new ReachPicture(new ReachAnalysis(new SharedFlows(Map.of())), maps)
                .derive(snapshot, WrittenSnapshot.TARGET, row -> {}, line -> {});
        return maps.get(WrittenSnapshot.TARGET);
    }

    @Test
    void pairsAreCountedAndShownWithTheirTraffic() {
        ReachMap map = of(ReachAnalysisTest.cloud());

        assertEquals(List.of(3L, 1L, 0L), List.of(map.places(), map.pairs(), map.possible()));
        assertEquals("shop (p1)", map.shown().getFirst().from().label());
        assertEquals("bank (p2)", map.shown().getFirst().to().label());
        assertEquals(List.of("tcp 22"), map.shown().getFirst().traffic());
    }

    @Test
    void aProjectThatNobodyDeclaresIsAZoneByItsName() {
        ReachMap map = of(ReachAnalysisTest.cloud());

        assertEquals(List.of("shop (p1)", "bank (p2)"), map.zones().stream().map(ReachMap.Zone::label).toList());
        assertEquals(List.of(new ReachMap.Link("project/p1", "project/p2", 1, 0)), map.links());
    }

    @Test
    void whatWasNotReadOfTheNetworkGoesWithIt() {
        ReachMap map = of(ReachAnalysisTest.cloud()
                .read("network.port", Coverage.partial(2, Cause.FILTERED, "a part")));

        assertInstanceOf(Coverage.Partial.class, map.coverage().coverage());
    }
}
