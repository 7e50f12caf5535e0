package io.secnumscan.openstack.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.cases.MemorySnapshot;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoveragesTest {
    private static final String USER = "openstack.identity.user";
    private static final String PORT = "openstack.network.port";
    private static final Scope SHOP = Scope.of("project", "p1");

    private final MemorySnapshot snapshot = new MemorySnapshot();
    private final List<CoverageRecord> lines = new ArrayList<>();

    private void line(String region, Scope scope, String type, Coverage coverage, View view) {
        snapshot.add(new CoverageRecord("cloud", region, scope, type, coverage, "auditor", view));
    }

    private List<Resource> rows() {
        List<Resource> rows = new ArrayList<>();
        new Coverages().derive(snapshot, "cloud", rows::add, lines::add);
        return rows;
    }

    private JsonNode only() {
        List<Resource> rows = rows();
        assertEquals(1, rows.size(), rows::toString);
        return rows.getFirst().attributes();
    }

    @Test
    void aListThatWasReadOfTheWholeCloudIsComplete() {
        line("", Scope.ALL, USER, new Coverage.Complete(4), new View.Cloud());

        assertEquals("complete", only().path("status").asText());
        assertEquals(4, only().path("count").asLong());
    }

    @Test
    void aListOfOneProjectIsPartialAndNamesIt() {
        line("R", SHOP, PORT, new Coverage.Complete(4), new View.Project("p1"));

        assertEquals("partial", only().path("status").asText());
        assertEquals("read of a part only: project/p1", only().path("reason").asText());
    }

    @Test
    void aWholeListMakesUpForANarrowOne() {
        line("R", SHOP, PORT, Coverage.unavailable(Cause.FORBIDDEN, "listing ports"), new View.Project("p1"));
        line("R", Scope.ALL, PORT, new Coverage.Complete(4), new View.Cloud());

        assertEquals("complete", only().path("status").asText());
    }

    @Test
    void aRefusedListIsUnavailableWithItsCause() {
        line("", Scope.ALL, USER, Coverage.unavailable(Cause.FORBIDDEN, "listing users"), new View.Unproved());

        assertEquals("unavailable", only().path("status").asText());
        assertEquals("forbidden", only().path("cause").asText());
        assertEquals("listing users", only().path("reason").asText());
    }

    @Test
    void aServiceThatIsNotThereIsAbsent() {
        line("", Scope.ALL, PORT, new Coverage.Absent("no network service"), new View.Unproved());

        assertEquals("absent", only().path("status").asText());
    }

    @Test
    void regionsAndTypesStandApartAndInOrder() {
        line("S", Scope.ALL, PORT, new Coverage.Complete(1), new View.Cloud());
        line("R", Scope.ALL, PORT, new Coverage.Complete(1), new View.Cloud());
        line("", Scope.ALL, USER, new Coverage.Complete(1), new View.Cloud());

        assertEquals(List.of(USER, PORT + "/R", PORT + "/S"), rows().stream().map(Resource::id).toList());
    }

    @Test
    void whatWasDerivedAndWhatIsAnotherTargetsIsLeftOut() {
        line("", Scope.ALL, "analysis/effective-permission", new Coverage.Complete(1), new View.Cloud());
        snapshot.add(new CoverageRecord("other", "", Scope.ALL, USER, new Coverage.Complete(1), "", new View.Cloud()));

        assertEquals(List.of(), rows());
    }

    @Test
    void theScanBeganWithItsFirstCall() {
        snapshot.add(new CallLog.Call(
                1, "cloud", "auditor", "POST", "https://cloud.example/v3/auth/tokens", 201, Optional.empty(),
                Instant.parse("2026-11-26T23:00:00Z"), 5, 5, Optional.empty(), "ok"));
        line("", Scope.ALL, USER, new Coverage.Complete(4), new View.Cloud());

        assertEquals("2026-11-26T23:00:00Z", only().path("begun").asText());
        assertEquals(1, only().path("from").path(0).path("call").asInt());
    }

    @Test
    void aLogThatWasCutSaysNothingOfTheBeginning() {
        line("", Scope.ALL, USER, new Coverage.Complete(4), new View.Cloud());

        assertTrue(only().path("begun").isMissingNode());
    }

    @Test
    void whatTheScanSawIsKnownWholly() {
        line("", Scope.ALL, USER, Coverage.unavailable(Cause.FORBIDDEN, "listing users"), new View.Unproved());

        rows();

        assertEquals(List.of(new Coverage.Complete(1)), lines.stream().map(CoverageRecord::coverage).toList());
    }
}
