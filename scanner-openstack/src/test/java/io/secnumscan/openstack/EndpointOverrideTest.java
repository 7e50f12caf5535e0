package io.secnumscan.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.platform.TargetSpec;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which region the address is for that clouds.yaml sets for a service. */
class EndpointOverrideTest {
    private static final String PORT = "network.port";
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    /** With an address of Neutron in clouds.yaml, and that beside it about the region. */
    private Collected overridden(String region, String path) throws IOException {
        TargetSpec target = CLOUD.target(folder, "admin");
        String override = "network_endpoint_override: \"" + CLOUD.server().baseUrl() + path + "\"";
        Files.writeString(
                folder.resolve("clouds.yaml"),
                CLOUD.cloudsYaml().replace("region_name: RegionOne", region + override));
        return Collected.of(target, folder.resolve("snapshot"));
    }

    private static void twoRegions() {
        CLOUD.endpoint("admin", "network", "RegionTwo", "/elsewhere");
    }

    private static Map<String, Coverage> byRegion(Collected collected) {
        return collected.records(PORT).stream()
                .collect(Collectors.toMap(CoverageRecord::region, CoverageRecord::coverage));
    }

    @Test
    void anotherRegionIsNotReadFromTheConfiguredOnesNeutron() throws IOException {
        twoRegions();

        try (Collected all = overridden("region_name: RegionOne, ", "/network")) {
            assertEquals(new Coverage.Complete(3), byRegion(all).get("RegionOne"));
            assertInstanceOf(Coverage.Unavailable.class, byRegion(all).get("RegionTwo"));
            assertEquals(3, all.ids(PORT).size());
        }
    }

    @Test
    void anAddressOfNoRegionIsRefusedWhereTheServiceHasSeveral() throws IOException {
        twoRegions();

        try (Collected none = overridden("", "/network")) {
            String message = none.result().unreachable().get("cloud");
            assertEquals(
                    "cloud 'admin': 'network_endpoint_override' is for one region, and the catalogue has network in"
                            + " RegionOne, RegionTwo; name the region that it is for in 'region_name'",
                    message.substring(message.indexOf("cloud 'admin'")));
        }
    }

    @Test
    void anAddressOfNoRegionIsForTheOnlyRegionOfTheService() throws IOException {
        try (Collected all = overridden("", "/elsewhere")) {
            assertEquals(List.of("RegionOne"), List.copyOf(byRegion(all).keySet()));
            assertInstanceOf(Coverage.Unavailable.class, byRegion(all).get("RegionOne"));
        }
    }
}
