package io.secnumscan.network.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the internet reaches of a small cloud, port by port. */
class ExposureAnalysisTest {
    private final List<CoverageRecord> coverage = new ArrayList<>();

    private List<Resource> derive(WrittenSnapshot snapshot) {
        List<Resource> rows = new ArrayList<>();
        new ExposureAnalysis(new SharedFlows(Map.of()))
                .derive(snapshot, WrittenSnapshot.TARGET, rows::add, coverage::add);
        return rows;
    }

    @Test
    void onlyPortsThatTheInternetReachesHaveRows() {
        assertEquals(List.of("a"), derive(PublishedCloud.written()).stream().map(Resource::id).toList());
        assertEquals(new Coverage.Complete(1), coverage.getFirst().coverage());
    }

    @Test
    void aRowSaysWhatArrivesThroughWhatAndWhoseItIs() {
        JsonNode row = derive(PublishedCloud.written()).getFirst().attributes();

        assertEquals("[{\"protocol\":\"tcp\",\"ports\":[\"443\"]}]", row.path("opened").toString());
        assertEquals("[\"tcp 443\"]", row.path("traffic").toString());
        assertEquals("[\"floating-ip/f\"]", row.path("through").toString());
        assertEquals("tcp 1.0.0.1:49152 > 198.51.100.7:443", row.path("witness").asText());
        assertEquals("v-a", row.path("server_id").asText());
        assertEquals("north", row.path("domain_id").asText());
        assertTrue(row.path("whole").asBoolean());
    }

    @Test
    void wherePartOfItIsOnlyPossibleItIsNotSaidToBeWhole() {
        WrittenSnapshot snapshot = PublishedCloud.written()
                .add("network.port", "c", PublishedCloud.port("c", "10.0.0.10").replace("'web'", "'unseen'"))
                .read("network.security-group", Coverage.partial(1, Cause.FILTERED, "a part"));
        JsonNode row = derive(snapshot).stream().filter(one -> one.id().equals("c")).findFirst().orElseThrow()
                .attributes();

        assertFalse(row.has("whole"));
        assertEquals("[]", row.path("opened").toString());
    }

    @Test
    void withoutPortsNothingIsKnown() {
        derive(new WrittenSnapshot().read("network.port", Coverage.unavailable(Cause.FORBIDDEN, "403")));

        assertInstanceOf(Coverage.Unavailable.class, coverage.getFirst().coverage());
    }

    @Test
    void analysesOfOneJudgementShareWhatIsKnown() {
        SharedFlows flows = new SharedFlows(Map.of());
        WrittenSnapshot snapshot = PublishedCloud.written();
        WrittenSnapshot other = PublishedCloud.written();

        assertTrue(flows.of(snapshot, WrittenSnapshot.TARGET) == flows.of(snapshot, WrittenSnapshot.TARGET));
        assertFalse(flows.of(snapshot, WrittenSnapshot.TARGET) == flows.of(other, WrittenSnapshot.TARGET));
    }

    @Test
    void withoutLoadBalancersAPartIsKnown() {
        derive(PublishedCloud.written()
                .read("load-balancer.load-balancer", Coverage.unavailable(Cause.FORBIDDEN, "403")));

        assertInstanceOf(Coverage.Partial.class, coverage.getFirst().coverage());
    }
}
