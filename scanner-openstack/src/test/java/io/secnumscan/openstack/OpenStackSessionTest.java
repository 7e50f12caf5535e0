package io.secnumscan.openstack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Resource;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What each identity reads of a recorded cloud. */
class OpenStackSessionTest {
    private static final String DEMO = "2aabf02f1cd342d3ac3011cdcab5b612";
    private static final String AUDITED = "59f9462bf54d490b8a538684c2de5aaa";
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    private Collected collected(String... identities) {
        return Collected.of(CLOUD.target(folder, identities), folder.resolve("snapshot"));
    }

    @Test
    void anAdministratorReadsEverythingCompletely() {
        try (Collected all = collected("admin")) {
            List<String> incomplete = all.result().coverage().stream()
                    .filter(record -> !(record.coverage() instanceof Coverage.Complete))
                    .filter(record -> !(record.coverage() instanceof Coverage.Absent))
                    .map(CoverageRecord::type)
                    .toList();

            assertEquals(List.of(), incomplete);
            assertEquals(50, all.result().coverage().stream()
                    .filter(record -> record.coverage() instanceof Coverage.Complete)
                    .count());
        }
    }

    @Test
    void everyTypeHasItsRecordedResources() {
        try (Collected all = collected("admin")) {
            assertEquals(6, all.ids("identity.domain").size());
            assertEquals(10, all.ids("identity.project").size());
            assertEquals(4, all.ids("identity.user").size());
            assertEquals(3, all.ids("network.port").size());
            assertEquals(3, all.ids("compute.server").size());
            assertEquals(List.of("1f315a42b7f14c398e05ef2a917c845d"), all.ids("identity.ec2-credential"));
            assertEquals(List.of("e4ee4aa79d3a488ea893699ef51a9551/kp-1"), all.ids("compute.keypair"));
            assertEquals(
                    List.of("b45bb9ef0b764ae0abd10019711a5fce/2f361dfe05a9480ebe65311b9e23ac31"),
                    all.ids("identity.group-membership"));
        }
    }

    @Test
    void aReaderOfTheSystemSeesTheCloudInKeystone() {
        try (Collected all = collected("system-reader")) {
            assertEquals(new View.Cloud(), all.record("identity.user").view());
            assertEquals(new Coverage.Complete(4), all.coverage("identity.user"));
            assertEquals(new Coverage.Complete(1), all.coverage("identity.ec2-credential"));
        }
    }

    @Test
    void anEmptyListOfNeutronsIsPartialForAReaderOfTheSystem() {
        try (Collected all = collected("system-reader")) {
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage("network.router"));

            assertEquals(Cause.FILTERED, partial.cause());
            assertEquals(0, partial.count());
            assertTrue(partial.missingRight().orElseThrow().en().contains("admin on a project"));
        }
    }

    @Test
    void aReaderOfADomainSeesThatDomain() {
        try (Collected all = collected("domain-reader")) {
            CoverageRecord users = all.record("identity.domain");

            assertEquals(new View.Domain(AUDITED), users.view());
            assertEquals(Scope.of("domain", AUDITED), users.scope());
        }
    }

    @Test
    void aRefusedListIsUnavailableAndNamesTheRight() {
        try (Collected all = collected("member")) {
            Coverage.Unavailable refused =
                    assertInstanceOf(Coverage.Unavailable.class, all.coverage("identity.user"));

            assertEquals(Cause.FORBIDDEN, refused.cause());
            assertTrue(refused.missingRight().orElseThrow().en().startsWith("role reader on the system"));
        }
    }

    @Test
    void aMemberReadsItsProjectAndTheScopeSaysSo() {
        try (Collected all = collected("member")) {
            CoverageRecord ports = all.record("network.network");

            assertEquals(Scope.of("project", DEMO), ports.scope());
            assertEquals(new View.Project(DEMO), ports.view());
            assertInstanceOf(Coverage.Complete.class, ports.coverage());
        }
    }

    @Test
    void aMemberWhoMayListQuotasStillSeesItsProjectOnly() {
        CLOUD.answer("network", "/v2.0/quotas", okJson("{\"quotas\": []}"));

        try (Collected all = collected("member")) {
            assertEquals(new View.Project(DEMO), all.record("network.port").view());
        }
    }

    @Test
    void networkLogsThatOnlyAdministratorsSeeAreNotSaidToBeNoneForAMember() {
        CLOUD.answer("network", "/v2.0/log/logs", okJson("{\"logs\": []}"));

        try (Collected all = collected("member")) {
            assertEquals(new View.Unproved(), all.record("network.log").view());
            assertInstanceOf(Coverage.Partial.class, all.coverage("network.log"));
        }
    }

    @Test
    void theCatalogueOfTheTokenStandsInForListsThatAreRefused() {
        try (Collected all = collected("member")) {
            assertInstanceOf(Coverage.Partial.class, all.coverage("identity.endpoint"));
            Resource endpoint = all.resources("identity.endpoint").getFirst();

            assertTrue(endpoint.attributes().path("service_id").asText().length() > 10);
            assertTrue(endpoint.call() > 0);
        }
    }

    @Test
    void eachTypeIsReadWithTheWidestView() {
        try (Collected all = collected("member", "system-reader")) {
            assertEquals("system-reader", all.record("identity.user").identity());
            assertEquals("member", all.record("network.port").identity());
        }
    }

    @Test
    void aSystemAdministratorProvesNothingInNeutronAndItsRowsAreKept() {
        try (Collected all = collected("system-admin")) {
            assertEquals(new View.Unproved(), all.record("network.port").view());
            Coverage.Partial partial = assertInstanceOf(Coverage.Partial.class, all.coverage("network.port"));
            assertEquals(3, partial.count());
        }
    }

    @Test
    void theFactsNameRegionsAndWhoReadWithWhichView() {
        try (Collected all = collected("admin", "member")) {
            JsonNode facts = all.snapshot().targets().getFirst().facts();

            assertEquals("[\"RegionOne\",\"RegionTwo\"]", facts.path("regions").toString());
            assertEquals("cloud", facts.path("identities").path(0).path("views").path("network/RegionOne").asText());
            assertEquals("project/" + DEMO, facts.path("identities").path(1).path("scope").asText());
            assertEquals("2.93", facts.path("versions").path("compute/RegionOne").asText());
            assertEquals("false", facts.path("insecure").toString());
        }
    }

    @Test
    void noSecretReachesTheSnapshot() {
        try (Collected all = collected("admin")) {
            String rows = all.resources("identity.ec2-credential").toString() + all.resources("compute.server");

            assertTrue(rows.contains("removed"));
            assertTrue(!rows.contains("93e5f44619c44ba08fde4a61ebdfabfe"), "the EC2 secret");
            assertTrue(!rows.contains("I2Nsb3VkLWNvbmZpZ"), "the user data");
        }
    }

    @Test
    void ec2CredentialsAreReadUserByUserWhereTheListOfAllIsRefused() {
        CLOUD.answer("identity", "/v3/credentials?type=ec2", RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            assertEquals(new Coverage.Complete(1), all.coverage("identity.ec2-credential"));
            assertEquals(List.of("1f315a42b7f14c398e05ef2a917c845d"), all.ids("identity.ec2-credential"));
        }
    }

    @Test
    void oneUserWhoseListIsRefusedMakesTheTypePartial() {
        CLOUD.answer(
                "identity", "/v3/users/e4ee4aa79d3a488ea893699ef51a9551/application_credentials",
                RecordedCloud.status(403, "no"));

        try (Collected all = collected("admin")) {
            Coverage.Partial partial =
                    assertInstanceOf(Coverage.Partial.class, all.coverage("identity.application-credential"));

            assertEquals("listing the application credentials of a user: HTTP 403 (no) (1 of 4 users)",
                    partial.reason());
            assertTrue(partial.count() > 0);
        }
    }

    @Test
    void aUserWhoIsGoneByTheTimeThatItIsAskedForIsNoGap() {
        CLOUD.answer("identity", "/v3/users/e4ee4aa79d3a488ea893699ef51a9551/application_credentials",
                RecordedCloud.status(404, "Could not find user"));
        CLOUD.disappears("/v3/users", "e4ee4aa79d3a488ea893699ef51a9551");

        try (Collected all = collected("admin")) {
            assertInstanceOf(Coverage.Complete.class, all.coverage("identity.application-credential"));
        }
    }

    @Test
    void usersOfDomainsWithADriverOfTheirOwnAreAskedForByDomain() {
        String own =
                "{\"users\": [{\"id\": \"954298a908ff489ba70b620dac11f4c0\", \"name\": \"admin\", \"domain_id\": \"default\"}]}";
        String ldap =
                "{\"users\": [{\"id\": \"l1\", \"name\": \"l1\", \"domain_id\": \"6162ce5091064845b80239293cc8ea04\"}]}";
        CLOUD.answer("identity", "/v3/users?domain_id=6162ce5091064845b80239293cc8ea04", okJson(ldap));
        for (String domain : List.of(
                AUDITED, "00445ce46e2843748651e2e837554164", "7f3850b6314a48ce8a7bedaedec14216",
                "f13c144f5c3e4612b9ebe5601e65308a")) {
            CLOUD.answer("identity", "/v3/users?domain_id=" + domain, okJson("{\"users\": []}"));
        }
        CLOUD.answerLast("identity", "/v3/users", okJson(own));

        try (Collected all = collected("admin")) {
            assertEquals(List.of("954298a908ff489ba70b620dac11f4c0", "l1"), all.ids("identity.user"));
            assertEquals(new Coverage.Complete(2), all.coverage("identity.user"));
        }
    }

    @Test
    void trustsHaveTheRolesThatTheirListLeavesOut() {
        try (Collected all = collected("admin")) {
            all.resources("identity.trust")
                    .forEach(trust -> assertTrue(!trust.attributes().path("roles").isEmpty(), trust.id()));
        }
    }

    @Test
    void anExtensionThatIsNotInstalledIsAbsent() {
        CLOUD.answer(
                "network", "/v2.0/extensions",
                okJson("{\"extensions\": [{\"alias\": \"router\"}]}"));
        CLOUD.answer("network", "/v2.0/log/logs", RecordedCloud.status(404, "no such thing"));

        try (Collected all = collected("admin")) {
            assertEquals(
                    new Coverage.Absent("Neutron's extension logging is not installed"), all.coverage("network.log"));
            assertEquals(new Coverage.Complete(3), all.coverage("network.router"));
        }
    }

    @Test
    void aListThatIsThereIsReadThoughTheExtensionsLeaveItOut() {
        CLOUD.answer("network", "/v2.0/extensions", okJson("{\"extensions\": [{\"alias\": \"router\"}]}"));

        try (Collected all = collected("admin")) {
            assertInstanceOf(Coverage.Complete.class, all.coverage("network.security-group"));
            assertInstanceOf(Coverage.Complete.class, all.coverage("network.rbac-policy"));
        }
    }

    @Test
    void nothingIsAbsentWhileTheListOfExtensionsIsNotRead() {
        CLOUD.answer("network", "/v2.0/extensions", RecordedCloud.status(500, "broken"));
        CLOUD.answer("network", "/v2.0/log/logs", RecordedCloud.status(404, "no such thing"));

        try (Collected all = collected("admin")) {
            assertInstanceOf(Coverage.Unavailable.class, all.coverage("network.log"));
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsUnavailableWithoutBeingAskedForEachType() {
        CLOUD.answer(
                "compute", "/v2.1",
                aResponse()
                        .withFault(Fault.CONNECTION_RESET_BY_PEER));

        try (Collected all = collected("admin")) {
            Coverage.Unavailable dead = assertInstanceOf(Coverage.Unavailable.class, all.coverage("compute.server"));

            assertEquals(Cause.UNREACHABLE, dead.cause());
            assertTrue(dead.reason().startsWith("asking compute in RegionOne: "));
        }
    }

    @Test
    void aRegionThatDoesNotExistIsAnErrorThatNamesThoseThatDo() {
        Collected none = Collected.of(CLOUD.target(folder, List.of("Paris"), "admin"), folder.resolve("snapshot"));

        assertEquals(
                "no region 'Paris' in this cloud; it has: RegionOne, RegionTwo",
                none.result().unreachable().get("cloud"));
        none.close();
    }

    @Test
    void aRegionWithoutTheServiceIsSaidNotToBeCollected() {
        try (Collected all =
                Collected.of(CLOUD.target(folder, List.of("RegionTwo"), "admin"), folder.resolve("snapshot"))) {
            Coverage.Unavailable none = assertInstanceOf(Coverage.Unavailable.class, all.coverage("network.port"));

            assertEquals(Cause.NOT_COLLECTED, none.cause());
        }
    }
}
