package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.CollectorContract;
import io.secnumscan.core.collect.ContractSubject;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.TestIdentity;
import io.secnumscan.openstack.recorded.TestSubjects;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keystone's collectors keep the contract of all collectors. */
class IdentityContractTest extends CollectorContract {
    private static final String USERS =
            "{'users': [{'id': 'u1', 'name': 'ann', 'domain_id': 'd1'}, {'id': 'u2', 'name': 'bob', 'domain_id': 'd2'}]}";
    private static final String GROUPS =
            "{'groups': [{'id': 'g1', 'name': 'ops', 'domain_id': 'd1'}, {'id': 'g2', 'name': 'dev', 'domain_id': 'd2'}]}";

    @Override
    protected List<ContractSubject> subjects() {
        return List.of(
                paged("domain", "domains", "{'id': 'd1', 'name': 'one'}", "{'id': 'd2', 'name': 'two'}"),
                paged("project", "projects", "{'id': 'p1', 'name': 'a', 'domain_id': 'd1'}",
                        "{'id': 'p2', 'name': 'b', 'domain_id': 'd2'}"),
                subject("user", Map.of("/v3/users", USERS), Set.of()),
                subject("group", Map.of("/v3/groups", GROUPS), Set.of()),
                subject("group-membership", Map.of(
                        "/v3/groups", GROUPS,
                        "/v3/groups/g1", "{'group': {'id': 'g1'}}",
                        "/v3/groups/g2", "{'group': {'id': 'g2'}}",
                        "/v3/groups/g1/users", "{'users': [{'id': 'u1', 'name': 'ann'}]}",
                        "/v3/groups/g2/users", "{'users': [{'id': 'u1', 'name': 'ann'}, {'id': 'u2', 'name': 'bob'}]}"),
                        Set.of()),
                subject("role", Map.of(
                        "/v3/roles", "{'roles': [{'id': 'r1', 'name': 'admin', 'domain_id': null}]}",
                        "/v3/roles?domain_id=d1", "{'roles': [{'id': 'r2', 'name': 'own', 'domain_id': 'd1'}]}",
                        "/v3/roles?domain_id=d2", "{'roles': [{'id': 'r3', 'name': 'own', 'domain_id': 'd2'}]}"),
                        Set.of()),
                subject("role-assignment", Map.of(
                        "/v3/role_assignments?include_names=true",
                        "{'role_assignments': [{'role': {'id': 'r1'}, 'user': {'id': 'u1'}, 'scope': {'system': {'all': true}}}],"
                                + " 'links': {'next': '{base}/v3/role_assignments?include_names=true&marker=1'}}",
                        "/v3/role_assignments?include_names=true&marker=1",
                        "{'role_assignments': [{'role': {'id': 'r1'}, 'group': {'id': 'g1'}, 'scope': {'project': {'id': 'p1',"
                                + " 'domain': {'id': 'd1'}}}}], 'links': {'next': null}}"),
                        Set.of()),
                subject("implied-role", Map.of(
                        "/v3/role_inferences",
                        "{'role_inferences': [{'prior_role': {'id': 'r1', 'name': 'admin'}, 'implies': [{'id': 'r2'}]}]}"),
                        Set.of()),
                paged("service", "services", "{'id': 's1', 'type': 'network'}", "{'id': 's2', 'type': 'compute'}"),
                paged("endpoint", "endpoints", "{'id': 'e1', 'interface': 'public', 'url': 'https://a'}",
                        "{'id': 'e2', 'interface': 'internal', 'url': 'http://b'}"),
                subject("endpoint-address", Map.of(
                        "/v3/endpoints",
                        "{'endpoints': [{'id': 'e1', 'interface': 'public', 'url': 'https://192.0.2.1'}],"
                                + " 'links': {'next': '{base}/v3/endpoints?marker=m'}}",
                        "/v3/endpoints?marker=m",
                        "{'endpoints': [{'id': 'e2', 'interface': 'admin', 'url': 'http://[2001:db8::1]:5000'}],"
                                + " 'links': {'next': null}}"),
                        Set.of()),
                subject("token", Map.of(), Set.of()),
                paged("region", "regions", "{'id': 'R1'}", "{'id': 'R2'}"),
                subject("application-credential", Map.of(
                        "/v3/users", USERS,
                        "/v3/users/u1", "{'user': {'id': 'u1'}}",
                        "/v3/users/u2", "{'user': {'id': 'u2'}}",
                        "/v3/users/u1/application_credentials",
                        "{'application_credentials': [{'id': 'a1', 'name': 'x', 'project_id': 'p1'}]}",
                        "/v3/users/u2/application_credentials",
                        "{'application_credentials': [{'id': 'a2', 'name': 'y', 'project_id': 'p2'}]}"), Set.of()),
                subject("ec2-credential", Map.of(
                        "/v3/credentials?type=ec2",
                        "{'credentials': [{'id': 'c1', 'type': 'ec2', 'user_id': 'u1', 'project_id': 'p1',"
                                + " 'blob': '{`access`: `k1`, `secret`: `s`}'}]}"),
                        Set.of()),
                subject("trust", Map.of(
                        "/v3/OS-TRUST/trusts", "{'trusts': [{'id': 't1', 'project_id': 'p1'}]}",
                        "/v3/OS-TRUST/trusts/t1",
                        "{'trust': {'id': 't1', 'project_id': 'p1', 'roles': [{'id': 'r1'}]}}"),
                        Set.of("/v3/OS-TRUST/trusts/t1")));
    }

    private static ContractSubject paged(String type, String array, String first, String second) {
        String path = "/v3/" + array;
        return subject(type, Map.of(
                path, "{'" + array + "': [" + first + "], 'links': {'next': '{base}" + path + "?marker=m'}}",
                path + "?marker=m", "{'" + array + "': [" + second + "], 'links': {'next': null}}"), Set.of());
    }

    private static ContractSubject subject(String type, Map<String, String> answers, Set<String> optional) {
        return new ContractSubject(
                type, (base, api) -> collector(type, base, api), Scope.ALL, new View.Cloud(),
                TestSubjects.json(answers), optional);
    }

    private static Collector collector(String type, URI base, ApiClient api) {
        KeystoneView cloud = new KeystoneView(
                TestIdentity.admin(base, api), new View.Cloud(), new View.Cloud(), List.of("d1", "d2"));
        return TestSubjects.collector(
                new IdentityPlan(List.of(cloud), Collected.types(), Set.of()).tasks(), "openstack.identity." + type);
    }
}
