package io.secnumscan.openstack.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.secnumscan.core.collect.CollectTask;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiAnswer;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.ApiRequest;
import io.secnumscan.core.http.BodyReader;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.identity.KeystoneView;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.identity.UserDirectory;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.TestIdentity;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An identity that a policy shows all servers, though it is no administrator. */
class OpenedPolicyTest {
    private static final URI BASE = URI.create("http://127.0.0.1:9");

    @Test
    void itSeesAllServers() {
        assertEquals(new View.Cloud(), view("secnumscan", "server"));
    }

    @Test
    void itIsNotTakenToSeeFlavorsThatAreNotPublic() {
        assertEquals(new View.Unproved(), view("secnumscan", "flavor"));
    }

    @Test
    void itIsNotTakenToSeeServerGroupsOfOtherProjects() {
        assertEquals(new View.Project("p1"), view("secnumscan", "server-group"));
    }

    @Test
    void anAdministratorSeesBoth() {
        assertEquals(new View.Cloud(), view("admin", "flavor"));
        assertEquals(new View.Cloud(), view("admin", "server-group"));
    }

    private static View view(String role, String type) {
        Identity identity = TestIdentity.holding(role, BASE, new Silent());
        KeystoneView keystone = new KeystoneView(identity, new View.Cloud(), new View.Cloud(), List.of("d1"));
        NovaAddress address = new NovaAddress(BASE.resolve("/v2.1"), Optional.empty(), Optional.empty());
        return NovaPlan.read(List.of(new Nova(identity, address, new View.Cloud())), "R", Collected.types(),
                new UserDirectory(keystone), new ProjectDirectory(keystone))
                .tasks()
                .stream()
                .filter(task -> task.collector().type().equals("openstack.compute." + type))
                .map(CollectTask::view)
                .findFirst()
                .orElseThrow();
    }

    /** Planning asks nothing once it is known who sees what. */
    private static final class Silent implements ApiClient {
        @Override
        public ApiAnswer send(ApiRequest request, BodyReader reader) {
            throw new AssertionError("asked " + request);
        }

        @Override
        public void close() {}
    }
}
