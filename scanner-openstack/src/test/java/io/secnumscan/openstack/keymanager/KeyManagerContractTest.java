package io.secnumscan.openstack.keymanager;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.CollectorContract;
import io.secnumscan.core.collect.ContractSubject;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.recorded.Collected;
import io.secnumscan.openstack.recorded.TestIdentity;
import io.secnumscan.openstack.recorded.TestSubjects;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Barbican's collectors keep the contract of all collectors. */
class KeyManagerContractTest extends CollectorContract {
    private static final View PROJECT = new View.Project("p1");

    @Override
    protected List<ContractSubject> subjects() {
        return List.of(
                owned("secret", "secrets"),
                owned("container", "containers"),
                subject("acl", Map.of(
                        "/v1/secrets?limit=100", "{'secrets': [{'secret_ref': 'http://keys/v1/secrets/a'}]}",
                        "/v1/containers?limit=100",
                        "{'containers': [{'container_ref': 'http://keys/v1/containers/a'}]}",
                        "/v1/secrets/a/acl", "{'read': {'project-access': false, 'users': ['u1']}}",
                        "/v1/containers/a/acl", "{'read': {'project-access': true}}")),
                new ContractSubject(
                        "secret-store", (base, api) -> collector("secret-store", base, api), Scope.ALL,
                        new View.Cloud(),
                        TestSubjects.json(Map.of("/v1/secret-stores",
                                "{'secret_stores': [{'secret_store_ref': 'http://keys/v1/secret-stores/a', 'name': 'x'}]}")),
                        Set.of()));
    }

    private static ContractSubject owned(String word, String list) {
        String asked = "/v1/" + list + "?limit=100";
        return subject(word, Map.of(
                asked,
                "{'" + list + "': [{'" + word + "_ref': 'http://keys/v1/" + list
                        + "/a'}], 'total': 2, 'next': 'http://keys"
                        + asked + "&offset=1'}",
                asked + "&offset=1",
                "{'" + list + "': [{'" + word + "_ref': 'http://keys/v1/" + list + "/b'}], 'total': 2}"));
    }

    private static ContractSubject subject(String type, Map<String, String> answers) {
        return new ContractSubject(
                type, (base, api) -> collector(type, base, api), Scope.of("project", "p1"), PROJECT,
                TestSubjects.json(answers),
                Set.of());
    }

    private static Collector collector(String type, URI base, ApiClient api) {
        Access project = new Access(TestIdentity.admin(base, api), base.resolve("/v1"), Map.of(), PROJECT);
        return TestSubjects.collector(
                KeyManagerPlan.read(AccessList.of(List.of(project)), false, "R", Collected.types()).tasks(),
                "openstack.key-manager." + type);
    }
}
