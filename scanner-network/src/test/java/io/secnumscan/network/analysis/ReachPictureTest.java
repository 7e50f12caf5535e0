package io.secnumscan.network.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.secnumscan.core.assess.ReachMap;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a report keeps of the rows that rules judge. */
class ReachPictureTest {
    private static ReachMap of(WrittenSnapshot snapshot) {
        return of(snapshot, Map.of());
    }

    private static ReachMap of(WrittenSnapshot snapshot, Map<String, JsonNode> declared) {
        SortedMap<String, ReachMap> maps = new TreeMap<>();
        new ReachPicture(new SharedFlows(declared), maps)
                .derive(snapshot, WrittenSnapshot.TARGET, row -> {}, line -> {});
        return maps.get(WrittenSnapshot.TARGET);
    }

    /** Each domain is a customer's. */
    private static Map<String, JsonNode> byDomain() throws IOException {
        return Map.of("owners", new ObjectMapper().readTree(
                "[{\"class\":\"customer\",\"match\":{\"scope\":\"domain/*\"}}]"));
    }

    @Test
    void pairsAreCountedAndShownWithTheirTraffic() {
        ReachMap map = of(ReachAnalysisTest.cloud());

        assertEquals(List.of(3L, 1L, 0L), List.of(map.places(), map.pairs(), map.possible()));
        assertEquals("shop", map.shown().getFirst().from().label());
        assertEquals("project/p2", map.shown().getFirst().to().id());
        assertEquals(List.of("tcp 22"), map.shown().getFirst().traffic());
    }

    @Test
    void aProjectThatNobodyDeclaresIsAZoneByItsName() {
        ReachMap map = of(ReachAnalysisTest.cloud());

        assertEquals(List.of("shop", "bank"), map.zones().stream().map(ReachMap.Zone::label).toList());
        assertEquals(List.of(new ReachMap.Link("project/p1", "project/p2", 1, 0)), map.links());
    }

    @Test
    void aZoneThatIsADomainIsCalledByItsName() throws IOException {
        ReachMap map = of(ReachAnalysisTest.cloud().add("identity.domain", "north", "{'name': 'The North'}"),
                byDomain());

        assertEquals(List.of("The North", "domain/south"), map.zones().stream().map(ReachMap.Zone::label).toList());
        assertEquals("The North", map.shown().getFirst().from().zoneLabel());
        assertEquals("domain/north", map.shown().getFirst().from().zone());
    }

    @Test
    void whatTheInternetCanSendToAProjectIsAPairOfItsOwn() {
        ReachMap map = of(PublishedCloud.written());

        ReachMap.Pair first = map.shown().getFirst();
        assertEquals(List.of("internet", "project/p1"), List.of(first.from().id(), first.to().id()));
        assertTrue(map.links().stream().anyMatch(link -> link.from().equals("internet")));
        assertEquals(map.shown().size(), map.pairs() + map.possible());
    }

    @Test
    void whyPairsAreOnlyPossibleGoesWithThem() {
        ReachMap map = of(ReachAnalysisTest.cloud()
                .read("network.security-group", Coverage.partial(2, Cause.FILTERED, "a part"))
                .add("network.port", "c", ReachAnalysisTest.port("c", "p3", "10.0.0.30", "unseen")));

        assertTrue(map.possible() > 0);
        assertEquals(map.doubts().size(), map.doubtsInAll());
        assertTrue(map.doubts().stream().anyMatch(doubt -> doubt.en().contains("unseen")), map.doubts()::toString);
    }

    @Test
    void nothingIsDoubtedWhereAllWasRead() {
        assertEquals(List.of(), of(ReachAnalysisTest.cloud()).doubts());
    }

    @Test
    void whatWasNotReadOfTheNetworkGoesWithIt() {
        ReachMap map = of(ReachAnalysisTest.cloud()
                .read("network.port", Coverage.partial(2, Cause.FILTERED, "a part")));

        assertInstanceOf(Coverage.Partial.class, map.coverage().coverage());
    }
}
