package io.secnumscan.openstack.compute;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.http.HttpApiClient;
import io.secnumscan.core.http.RecordingCallLog;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.Microversion;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.CloudConfigs;
import io.secnumscan.openstack.config.ConfigSearch;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class NovaAddressTest {
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    private NovaAddress discover(String path) throws Exception {
        Files.writeString(folder.resolve("clouds.yaml"), CLOUD.cloudsYaml());
        CloudConfig config =
                CloudConfigs.find(new ConfigSearch(folder, Map.of(), List.of()), List.of("admin")).getFirst();
        try (Identity admin = Identity.login(config, HttpApiClient.create(
                config.transport(), Collected.IMPATIENT, new RecordingCallLog(), "cloud", "admin", "test"))) {
            return NovaAddress.discover(admin, URI.create(CLOUD.server().baseUrl() + path));
        }
    }

    private static ResponseDefinitionBuilder speaking(String version) {
        return okJson("{\"version\": {\"id\": \"v2.1\", \"version\": \"" + version + "\", \"min_version\": \"2.1\"}}");
    }

    @Test
    void theNewestVersionThatBothKnowIsSpoken() throws Exception {
        CLOUD.answer("compute", "/v2.1", speaking("2.100"));

        assertEquals(Optional.of(new Microversion(2, 96)), discover("/compute/v2.1").microversion());
    }

    @Test
    void anOlderNovaSetsTheVersion() throws Exception {
        CLOUD.answer("compute", "/v2.1", speaking("2.9"));
        NovaAddress address = discover("/compute/v2.1");

        assertEquals("compute 2.9", address.headers().get("OpenStack-API-Version"));
        assertEquals(false, address.speaks(10));
    }

    @Test
    void theProjectOfTheCatalogueStaysInTheAddressAndNotInThatOfTheVersion() throws Exception {
        NovaAddress address = discover("/compute/v2.1/2aabf02f1cd342d3ac3011cdcab5b612");

        assertEquals(
                URI.create(CLOUD.server().baseUrl() + "/compute/v2.1/2aabf02f1cd342d3ac3011cdcab5b612"),
                address.base());
        assertEquals(Optional.of(new Microversion(2, 93)), address.microversion());
    }

    @Test
    void anAddressWithoutVersionOrWithTheOldOneLeadsToTheNew() throws Exception {
        assertEquals(Optional.of(new Microversion(2, 93)), discover("/compute").microversion());
        assertEquals(Optional.of(new Microversion(2, 93)), discover("/compute/v2").microversion());
    }

    @Test
    void anAddressThatAnswersOnlyWithASlashIsAskedWithOne() throws Exception {
        CLOUD.answer("compute", "/v2.1", RecordedCloud.status(404, "no"));
        CLOUD.answer("compute", "/v2.1/", speaking("2.90"));

        assertEquals(Optional.of(new Microversion(2, 90)), discover("/compute/v2.1").microversion());
    }

    @Test
    void withoutAVersionDocumentTheOldestIsSpoken() throws Exception {
        CLOUD.answer("compute", "/v2.1", RecordedCloud.status(403, "no"));

        assertEquals(Map.of(), discover("/compute/v2.1").headers());
    }
}
