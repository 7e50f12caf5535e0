package io.secnumscan.openstack.loadbalancer;

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

/** Octavia's collectors keep the contract of all collectors. */
class LoadBalancerContractTest extends CollectorContract {
    @Override
    protected List<ContractSubject> subjects() {
        return List.of(
                paged("load-balancer", "lbaas/loadbalancers", "loadbalancers"),
                paged("listener", "lbaas/listeners", "listeners"),
                paged("l7-policy", "lbaas/l7policies", "l7policies"),
                paged("pool", "lbaas/pools", "pools"),
                subject("member", Map.of(
                        "/v2/lbaas/pools?limit=1000",
                        "{'pools': [{'id': 'a', 'project_id': 'p1'}], 'pools_links': [{'rel': 'next', 'href':"
                                + " '{base}/v2/lbaas/pools?limit=1000&marker=a'}]}",
                        "/v2/lbaas/pools?limit=1000&marker=a",
                        "{'pools': [{'id': 'b', 'project_id': 'p2'}]}",
                        "/v2/lbaas/pools/a/members?limit=1000",
                        "{'members': [{'id': 'm', 'project_id': 'p1'}], 'members_links': [{'rel': 'next', 'href':"
                                + " '{base}/v2/lbaas/pools/a/members?limit=1000&marker=m'}]}",
                        "/v2/lbaas/pools/a/members?limit=1000&marker=m",
                        "{'members': [{'id': 'n', 'project_id': 'p1'}]}",
                        "/v2/lbaas/pools/b/members?limit=1000",
                        "{'members': [{'id': 'o', 'project_id': 'p2'}]}")),
                paged("amphora", "octavia/amphorae", "amphorae"));
    }

    private static ContractSubject paged(String type, String path, String array) {
        String asked = "/v2/" + path + "?limit=1000";
        return subject(type, Map.of(
                asked,
                "{'" + array + "': [{'id': 'a', 'project_id': 'p1'}], '" + array + "_links': [{'rel': 'next', 'href':"
                        + " '{base}" + asked + "&marker=a'}]}",
                asked + "&marker=a",
                "{'" + array + "': [{'id': 'b', 'project_id': 'p2'}]}"));
    }

    private static ContractSubject subject(String type, Map<String, String> answers) {
        return new ContractSubject(
                type, (base, api) -> collector(type, base, api), Scope.ALL, new View.Cloud(),
                TestSubjects.json(answers), Set.of());
    }

    private static Collector collector(String type, URI base, ApiClient api) {
        Access admin =
                new Access(TestIdentity.admin(base, api), base.resolve("/v2"), Map.of(), new View.Cloud());
        return TestSubjects.collector(
                OctaviaPlan
                        .read(AccessList.of(List.of(admin)), "R", Collected.types(),
                                octavia -> list -> new View.Cloud())
                        .tasks(),
                "openstack.load-balancer." + type);
    }
}
