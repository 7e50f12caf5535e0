package io.secnumscan.openstack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.CoverageRecord;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recorded list in turn refused, missing, of another shape, empty and repeating: no collection takes it as complete,
 * whatever stands in for it. How each collector fails by itself, and in more ways, is the contract suites' matter.
 */
class BrokenListsTest {
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start("admin");

    /** Lists that are empty in good health on most clouds, with nothing that speaks against it. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "groups", "role_inferences", "trusts", "routers", "floatingips", "address_groups", "logs", "agents",
            "policies",
            "default_security_group_rules", "ipsec_site_connections");

    @TempDir
    private Path folder;

    static List<RecordedCloud.ListCall> lists() {
        return CLOUD.lists().stream()
                .filter(list -> !list.array().equals("network_ip_availabilities")
                        && !list.path().contains("domain_id="))
                .filter(list -> !list.path().equals("/v2.1/servers?all_tenants=1"))
                .filter(list -> !list.path().contains("/OS-TRUST/trusts/"))
                .filter(list -> !list.path().contains("/OS-EC2") && !list.path().contains("type=ec2"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListThatIsNotReadToItsEndIsNeverComplete(RecordedCloud.ListCall list) {
        List<ResponseDefinitionBuilder> answers =
                List.of(RecordedCloud.status(403, "no"), RecordedCloud.status(404, "no"), okJson("{}"));

        assertAll(answers.stream().map(answer -> () -> assertLess(list, answer)));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aPageThatRepeatsEndsTheListAndIsNotComplete(RecordedCloud.ListCall list) {
        JsonNode recorded = CLOUD.body(list.path());
        if (recorded.path(list.array()).isEmpty() || list.array().equals("extensions")) {
            return;
        }
        ObjectNode page = recorded.deepCopy();
        page.putArray(list.array() + "_links").addObject().put("rel", "next").put("href", "http://x/?marker=m");
        page.putObject("links").put("next", "http://x/?marker=m");

        assertLess(list, okJson(page.toString()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void anEmptyListIsDoubtedWhereSomethingSpeaksAgainstIt(RecordedCloud.ListCall list) {
        boolean mayBeEmpty = list.service().equals("compute")
                || list.path().contains("/users/")
                || list.path().contains("/groups/")
                || MAY_BE_EMPTY.contains(list.array());
        ObjectNode empty = CLOUD.body(list.path()).deepCopy();
        empty.putArray(list.array());
        CLOUD.answer(list.service(), list.path(), okJson(empty.toString()));

        try (Collected all = collected()) {
            assertTrue(mayBeEmpty || lacks(all), list + " was believed to be empty");
        }
    }

    private void assertLess(RecordedCloud.ListCall list, ResponseDefinitionBuilder answer) {
        CLOUD.forget();
        CLOUD.answer(list.service(), list.path(), answer);
        try (Collected all = collected()) {
            assertTrue(lacks(all), list + " was taken as complete: " + answer.build().getStatus());
        }
    }

    private Collected collected() {
        Path snapshot = folder.resolve("snapshot-" + System.nanoTime());
        return Collected.of(CLOUD.target(folder, "admin"), snapshot);
    }

    private static boolean lacks(Collected all) {
        assertFalse(all.result().coverage().isEmpty(), () -> all.result().unreachable().toString());
        return all.result().coverage().stream()
                .map(CoverageRecord::coverage)
                .anyMatch(coverage -> !(coverage instanceof Coverage.Complete));
    }
}
