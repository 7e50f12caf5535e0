package io.secnumscan.openstack;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.RecordedCloud;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a service that the catalogue of the token does not have: absent only where that is proved. */
class MissingServiceTest {
    @RegisterExtension
    static final RecordedCloud CLOUD = RecordedCloud.start();

    @TempDir
    private Path folder;

    private Coverage ofBarbican(String identity) {
        try (Collected all = Collected.of(CLOUD.target(folder, identity), folder.resolve("snapshot"))) {
            return all.coverage("key-manager.acl");
        }
    }

    private static ObjectNode services() {
        return CLOUD.body("/v3/services").deepCopy();
    }

    @Test
    void aServiceThatKeystonesWholeListLacksIsAbsent() {
        assertEquals(new Coverage.Absent("Keystone has no service of type key-manager"), ofBarbican("admin"));
    }

    @Test
    void aServiceThatIsRegisteredAndNotInTheCatalogueIsNotCollected() {
        ObjectNode services = services();
        ((ArrayNode) services.path("services")).addObject().put("id", "k").put("type", "Key-Manager");
        CLOUD.answer("identity", "/v3/services", okJson(services.toString()));

        Coverage.Unavailable hidden = assertInstanceOf(Coverage.Unavailable.class, ofBarbican("admin"));

        assertEquals(Cause.NOT_COLLECTED, hidden.cause());
        assertTrue(hidden.reason().startsWith("key-manager is registered in Keystone, but not in this token's"));
    }

    @Test
    void aServiceOfTheCatalogueWithoutAnAddressIsThere() {
        CLOUD.endpoint("admin", "key-manager", "RegionOne", "/%(project_id)s");

        assertEquals(
                Coverage.unavailable(
                        Cause.NOT_COLLECTED, "the catalogue has key-manager without an address that can be asked"),
                ofBarbican("admin"));
    }

    @Test
    void nothingIsAbsentForWhomTheListOfServicesIsRefused() {
        Coverage.Unavailable unproved = assertInstanceOf(Coverage.Unavailable.class, ofBarbican("member"));

        assertEquals(Cause.FORBIDDEN, unproved.cause());
        assertTrue(unproved.missingRight().orElseThrow().en().startsWith("role reader on the system"));
    }

    @Test
    void nothingIsAbsentWhereTheListOfServicesLacksThoseOfTheCatalogue() {
        ObjectNode services = services();
        ((ArrayNode) services.path("services")).remove(0);
        CLOUD.answer("identity", "/v3/services", okJson(services.toString()));

        assertInstanceOf(Coverage.Unavailable.class, ofBarbican("admin"));
    }
}
