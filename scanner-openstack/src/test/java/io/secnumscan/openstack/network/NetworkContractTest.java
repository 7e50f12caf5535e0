package io.secnumscan.openstack.network;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.CollectorContract;
import io.secnumscan.core.collect.ContractSubject;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.identity.KeystoneView;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.TestIdentity;
import io.secnumscan.openstack.recorded.TestSubjects;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Neutron's collectors keep the contract of all collectors. */
class NetworkContractTest extends CollectorContract {
    @Override
    protected List<ContractSubject> subjects() {
        List<ContractSubject> subjects = new ArrayList<>();
        subjects.add(subject("extension", Map.of(
                "/v2.0/extensions", "{\"extensions\": [{\"alias\": \"router\"}, {\"alias\": \"logging\"}]}")));
        for (NetworkKind kind : NetworkKind.ALL) {
            boolean paged = kind.page() > 0;
            String path = "/v2.0/" + kind.path() + (paged ? "?limit=" + kind.page() : "");
            String second = path + (paged ? "&" : "?") + "marker=a";
            subjects.add(subject(kind.name(), Map.of(
                    path,
                    "{\"" + kind.array() + "\": [{\"id\": \"a\", \"project_id\": \"p1\"}], \"" + kind.array()
                            + "_links\": [{\"rel\": \"next\", \"href\": \"{base}" + second + "\"}]}",
                    second,
                    "{\"" + kind.array() + "\": [{\"id\": \"b\", \"project_id\": \"p2\"}]}")));
        }
        subjects.add(subject("quota", Map.of(
                "/v3/projects", "{\"projects\": [{\"id\": \"p1\"}, {\"id\": \"p2\"}]}",
                "/v2.0/quotas/p1", "{\"quota\": {\"network\": 100, \"port\": 500}}",
                "/v2.0/quotas/p2", "{\"quota\": {\"network\": -1, \"port\": -1}}")));
        return subjects;
    }

    private static ContractSubject subject(String type, Map<String, String> answers) {
        return new ContractSubject(
                type, (base, api) -> collector(type, base, api), Scope.ALL, new View.Cloud(), answers, Set.of());
    }

    private static Collector collector(String type, URI base, ApiClient api) {
        Identity admin = TestIdentity.admin(base, api);
        Neutron neutron = new Neutron(admin, Neutron.base(base), new View.Cloud());
        Extensions unknown = new Extensions(Optional.empty(), Optional.empty());
        KeystoneView keystone = new KeystoneView(admin, new View.Cloud(), new View.Cloud(), List.of("d1"));
        return TestSubjects.collector(
                NetworkPlan.read(List.of(neutron), unknown, "R", Collected.types(), new ProjectDirectory(keystone))
                        .tasks(),
                "openstack.network." + type);
    }
}
