package io.secnumscan.network.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.CallLog;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.snapshot.SnapshotView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which regions there are, and of which types all was read in them. */
class RegionReaderTest {
    private static final String TARGET = "t";
    private static final Coverage WHOLE = new Coverage.Complete(1);
    private static final Coverage PART = Coverage.partial(1, Cause.FILTERED, "filtered");
    private static final Coverage ABSENT = new Coverage.Absent("not installed");

    /** Of lists that are empty, or were not read. */
    private record Lists(List<CoverageRecord> coverage) implements SnapshotView {
        @Override
        public List<TargetInfo> targets() {
            return List.of();
        }

        @Override
        public void resources(String target, String type, Consumer<Resource> consumer) {
            // there are none
        }

        @Override
        public List<CoverageRecord> coverage(String target, String type) {
            return coverage.stream().filter(line -> line.type().equals(type)).toList();
        }

        @Override
        public Optional<CallLog.Call> call(int number) {
            return Optional.empty();
        }
    }

    private static CoverageRecord routers(String region, Coverage coverage) {
        return new CoverageRecord(
                TARGET, region, Scope.ALL, Type.ROUTER.written(), coverage, "admin", new View.Cloud());
    }

    private static List<Region> regions(CoverageRecord... lines) {
        return new RegionReader(new Lists(List.of(lines)), TARGET).regions();
    }

    private static boolean isWhole(CoverageRecord... lines) {
        List<Region> regions = regions(Stream.concat(Stream.of(lines), Stream.of(
                new CoverageRecord(TARGET, "one", Scope.ALL, Type.PORT.written(), WHOLE, "admin", new View.Cloud())))
                .toArray(CoverageRecord[]::new));
        return regions.getFirst().isWhole(Type.ROUTER);
    }

    @Test
    void aRegionWithoutAnyRowIsOne() {
        assertEquals(2, regions(routers("one", WHOLE), routers("two", PART)).size());
    }

    @Test
    void aServiceThatIsNotThereMakesNoRegion() {
        assertEquals(List.of(), regions(routers("one", ABSENT)));
    }

    @Test
    void aListThatWasReadToItsEndIsWhole() {
        assertTrue(isWhole(routers("one", WHOLE)));
        assertFalse(isWhole(routers("one", PART)));
    }

    @Test
    void whatIsNotThereIsWhole() {
        assertTrue(isWhole(routers("one", ABSENT)));
        assertFalse(isWhole(routers("one", ABSENT), routers("one", PART)));
        assertFalse(isWhole());
    }

    @Test
    void theListOfAnotherRegionSaysNothing() {
        assertFalse(isWhole(routers("one", PART), routers("two", WHOLE)));
    }

    @Test
    void theListOfAllRegionsSaysItForEach() {
        assertTrue(isWhole(routers("", WHOLE)));
    }

    @Test
    void aListOfOneScopeOrOfANarrowViewIsNotWhole() {
        assertFalse(isWhole(new CoverageRecord(
                TARGET, "one", Scope.of("project", "p"), Type.ROUTER.written(), WHOLE, "admin", new View.Cloud())));
        assertFalse(isWhole(new CoverageRecord(
                TARGET, "one", Scope.ALL, Type.ROUTER.written(), WHOLE, "admin", new View.Project("p"))));
    }

    @Test
    void typesAreAllThatAreRead() {
        assertEquals(Stream.of(Type.values()).map(Type::written).collect(Collectors.toSet()), OpenStackNetwork.types());
    }
}
