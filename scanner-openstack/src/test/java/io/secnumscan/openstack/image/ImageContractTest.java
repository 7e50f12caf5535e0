package io.secnumscan.openstack.image;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Glance's collectors keep the contract of all collectors. */
class ImageContractTest extends CollectorContract {
    private static final String SHARED = "/v2/images?visibility=shared&os_hidden=%s&member_status=all&limit=1000";

    @Override
    protected List<ContractSubject> subjects() {
        return List.of(images(), members(), subject("import-method", Map.of(
                "/v2/info/import", "{'import-methods': {'type': 'array', 'value': ['glance-direct']}}")));
    }

    private static ContractSubject images() {
        Map<String, String> answers = new HashMap<>();
        for (String visibility : List.of("public", "community", "private")) {
            for (String hidden : List.of("false", "true")) {
                answers.put("/v2/images?visibility=" + visibility + "&os_hidden=" + hidden + "&limit=1000",
                        "{'images': [" + image(visibility + hidden, visibility, hidden) + "]}");
            }
        }
        String first = SHARED.formatted("false");
        answers.put(first, "{'images': [" + image("a", "shared", "false") + "], 'next': '" + first + "&marker=a'}");
        answers.put(first + "&marker=a", "{'images': [" + image("b", "shared", "false") + "]}");
        answers.put(SHARED.formatted("true"), "{'images': [" + image("c", "shared", "true") + "]}");
        return subject("image", answers);
    }

    private static String image(String id, String visibility, String hidden) {
        return "{'id': '" + id + "', 'owner': 'p1', 'visibility': '" + visibility + "', 'os_hidden': " + hidden + "}";
    }

    private static ContractSubject members() {
        return subject("member", Map.of(
                SHARED.formatted("false"), "{'images': [" + image("a", "shared", "false") + "]}",
                SHARED.formatted("true"), "{'images': [" + image("b", "shared", "true") + "]}",
                "/v2/images/a/members", "{'members': [{'image_id': 'a', 'member_id': 'p2', 'status': 'accepted'}]}",
                "/v2/images/b/members", "{'members': [{'image_id': 'b', 'member_id': 'p2', 'status': 'pending'}]}"));
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
                GlancePlan.read(AccessList.of(List.of(admin)), "R", Collected.types()).tasks(),
                "openstack.image." + type);
    }
}
