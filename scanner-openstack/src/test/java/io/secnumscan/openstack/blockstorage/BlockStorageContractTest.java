package io.secnumscan.openstack.blockstorage;

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
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cinder's collectors keep the contract of all collectors. */
class BlockStorageContractTest extends CollectorContract {
    @Override
    protected List<ContractSubject> subjects() {
        return List.of(
                paged("volume", "volumes/detail", "volumes", "os-vol-tenant-attr:tenant_id"),
                paged("snapshot", "snapshots/detail", "snapshots", "os-extended-snapshot-attributes:project_id"),
                paged("backup", "backups/detail", "backups", "os-backup-project-attr:project_id"),
                paged("transfer", "volume-transfers/detail", "transfers", "source_project_id"),
                subject("volume-type", Map.of(
                        "/v3/types?is_public=None&limit=1000",
                        "{'volume_types': [{'id': 'a', 'name': 'x', 'is_public': true}], 'volume_types_links': [{'rel': 'next',"
                                + " 'href': '{base}/v3/types?is_public=None&limit=1000&marker=a'}]}",
                        "/v3/types?is_public=None&limit=1000&marker=a",
                        "{'volume_types': [{'id': 'b', 'name': 'y', 'is_public': false}]}",
                        "/v3/types/a/encryption", "{'provider': 'luks', 'cipher': 'aes-xts-plain64', 'key_size': 256}",
                        "/v3/types/b/encryption", "{'provider': 'luks'}",
                        "/v3/types/b/os-volume-type-access", "{'volume_type_access': [{'project_id': 'p1'}]}")),
                subject("quota", Map.of(
                        "/v3/projects", "{'projects': [{'id': 'p1'}, {'id': 'p2'}]}",
                        "/v3/os-quota-sets/p1", "{'quota_set': {'id': 'p1', 'volumes': 10}}",
                        "/v3/os-quota-sets/p2", "{'quota_set': {'id': 'p2', 'volumes': -1}}")),
                subject("service", Map.of(
                        "/v3/os-services", "{'services': [{'binary': 'cinder-volume', 'host': 'x'}]}")));
    }

    private static ContractSubject paged(String type, String path, String array, String project) {
        String asked = "/v3/" + path + "?all_tenants=1&limit=1000";
        return subject(type, Map.of(
                asked,
                "{'" + array + "': [{'id': 'a', '" + project + "': 'p1'}], '" + array
                        + "_links': [{'rel': 'next', 'href': '{base}" + asked + "&marker=a'}]}",
                asked + "&marker=a",
                "{'" + array + "': [{'id': 'b', '" + project + "': 'p2'}]}"));
    }

    private static ContractSubject subject(String type, Map<String, String> answers) {
        return new ContractSubject(
                type, (base, api) -> collector(type, base, api), Scope.ALL, new View.Cloud(),
                TestSubjects.json(answers), Set.of());
    }

    private static Collector collector(String type, URI base, ApiClient api) {
        Identity identity = TestIdentity.admin(base, api);
        KeystoneView keystone = new KeystoneView(identity, new View.Cloud(), new View.Cloud(), List.of("d1"));
        Access admin = new Access(
                identity, base.resolve("/v3"), Map.of("OpenStack-API-Version", "volume 3.70"),
                new View.Cloud());
        return TestSubjects.collector(
                CinderPlan.read(AccessList.of(List.of(admin)), "R", Collected.types(), new ProjectDirectory(keystone))
                        .tasks(),
                "openstack.block-storage." + type);
    }
}
