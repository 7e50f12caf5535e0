package io.secnumscan.openstack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.secnumscan.core.resource.Resource;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that the list puts elsewhere than the catalogue of the token, which clients follow. */
class ContradictedEndpointTest {
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    private List<Resource> fromCatalogue() {
        try (Collected all = Collected.of(CLOUD.target(folder, "admin"), folder.resolve("snapshot"))) {
            return all.resources("identity.endpoint").stream()
                    .filter(endpoint -> endpoint.id().endsWith("/catalogue"))
                    .toList();
        }
    }

    @Test
    void whereTheCatalogueLeadsElsewhereBothAreKept() {
        CLOUD.answer("identity", "/v3/endpoints",
                okJson(CLOUD.body("/v3/endpoints").toString().replace("http://", "https://")));

        List<Resource> kept = fromCatalogue();

        assertFalse(kept.isEmpty());
        assertTrue(kept.stream().allMatch(one -> one.attributes().path("url").asText().startsWith("http://")));
    }

    @Test
    void whatBothSayAlikeIsKeptOnce() {
        assertEquals(List.of(), fromCatalogue());
    }
}
