package io.secnumscan.openstack.compute;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.CollectorContract;
import io.secnumscan.core.collect.ContractSubject;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.catalog.Microversion;
import io.secnumscan.openstack.identity.KeystoneView;
import io.secnumscan.openstack.identity.ProjectDirectory;
import io.secnumscan.openstack.identity.UserDirectory;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.TestIdentity;
import io.secnumscan.openstack.recorded.TestSubjects;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nova's collectors keep the contract of all collectors. */
class ComputeContractTest extends CollectorContract {
    @Override
    protected List<ContractSubject> subjects() {
        return List.of(
                paged("server", "/v2.1/servers/detail?all_tenants=1&limit=1000", "servers",
                        "{'id': 'a', 'name': 'x', 'tenant_id': 'p1'}", "{'id': 'b', 'name': 'y', 'tenant_id': 'p2'}"),
                subject("keypair", Map.of(
                        "/v3/users", "{'users': [{'id': 'u1', 'domain_id': 'd1'}]}",
                        "/v2.1/os-keypairs?user_id=u1&limit=1000",
                        "{'keypairs': [{'keypair': {'name': 'k', 'public_key': 'ssh-ed25519 AAAA'}}], 'keypairs_links':"
                                + " [{'rel': 'next', 'href': '{base}/v2.1/os-keypairs?user_id=u1&limit=1000&marker=k'}]}",
                        "/v2.1/os-keypairs?user_id=u1&limit=1000&marker=k",
                        "{'keypairs': [{'keypair': {'name': 'l', 'public_key': 'ssh-ed25519 AAAA'}}]}")),
                subject("aggregate", Map.of(
                        "/v2.1/os-aggregates", "{'aggregates': [{'id': 1, 'uuid': 'a', 'name': 'x'}]}")),
                paged("hypervisor", "/v2.1/os-hypervisors/detail?limit=1000", "hypervisors",
                        "{'id': 'a', 'hypervisor_hostname': 'x'}", "{'id': 'b', 'hypervisor_hostname': 'y'}"),
                paged("flavor", "/v2.1/flavors/detail?is_public=None&limit=1000", "flavors",
                        "{'id': 'a', 'name': 'x'}", "{'id': 'b', 'name': 'y'}"),
                subject("server-group", Map.of(
                        "/v2.1/os-server-groups?all_projects=True&limit=1000&offset=0",
                        "{'server_groups': [{'id': 'a', 'name': 'x', 'project_id': 'p1'}]}",
                        "/v2.1/os-server-groups?all_projects=True&limit=1000&offset=1",
                        "{'server_groups': [{'id': 'b', 'name': 'y', 'project_id': 'p1'}]}",
                        "/v2.1/os-server-groups?all_projects=True&limit=1000&offset=2",
                        "{'server_groups': []}")),
                subject("quota", Map.of(
                        "/v3/projects", "{'projects': [{'id': 'p1'}, {'id': 'p2'}]}",
                        "/v2.1/os-quota-sets/p1", "{'quota_set': {'id': 'p1', 'instances': 10}}",
                        "/v2.1/os-quota-sets/p2", "{'quota_set': {'id': 'p2', 'instances': -1}}")),
                subject("service", Map.of(
                        "/v2.1/os-services", "{'services': [{'id': 'a', 'binary': 'nova-compute', 'host': 'x'}]}")));
    }

    private static ContractSubject paged(String type, String path, String array, String first, String second) {
        return subject(type, Map.of(
                path,
                "{'" + array + "': [" + first + "], '" + array + "_links': [{'rel': 'next', 'href': '{base}" + path
                        + "&marker=a'}]}",
                path + "&marker=a",
                "{'" + array + "': [" + second + "]}"));
    }

    private static ContractSubject subject(String type, Map<String, String> answers) {
        return new ContractSubject(
                type, (base, api) -> collector(type, base, api), Scope.ALL, new View.Cloud(),
                TestSubjects.json(answers), Set.of());
    }

    private static Collector collector(String type, URI base, ApiClient api) {
        Identity admin = TestIdentity.admin(base, api);
        NovaAddress address = new NovaAddress(
                base.resolve("/v2.1"), Optional.of(new Microversion(2, 93)), Optional.empty());
        KeystoneView keystone = new KeystoneView(admin, new View.Cloud(), new View.Cloud(), List.of("d1"));
        return TestSubjects.collector(
                NovaPlan.read(List.of(new Nova(admin, address, new View.Cloud())), "R", Collected.types(),
                        new UserDirectory(keystone), new ProjectDirectory(keystone)).tasks(),
                "openstack.compute." + type);
    }
}
