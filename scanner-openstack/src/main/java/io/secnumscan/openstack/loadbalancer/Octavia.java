package io.secnumscan.openstack.loadbalancer;

import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import java.net.URI;
import java.util.Map;

/**
 * Where Octavia's API 2 is, and what an identity is proved to see there.
 *
 * <p>A list without a project is cut to the token's own in silence for whom the list of all is not granted. A list of another
 * project's is refused to the same identities: a yes to it, though empty, is the proof. It is asked for each kind, since
 * each has policies of its own.
 */
final class Octavia {
    private static final String NOBODYS = "00000000000000000000000000000000";

    private Octavia() {}

    /** Catalogues name the version or not. */
    static AccessList.Attempt open(Identity identity, URI catalogued) {
        String address = catalogued.toString();
        URI base = address.matches(".*/v2(\\.0)?") ? catalogued : URI.create(address + "/v2");
        Access access = new Access(identity, base, Map.of(), new View.Unproved());
        return AccessList.Attempt.of(
                question(access, "loadbalancers"),
                answer -> new Access(identity, base, Map.of(), view(identity, answer, "loadbalancers")));
    }

    /** @param list path below {@code lbaas}, and name of the list in the answer */
    static View view(Access access, String list) {
        return view(access.identity(), question(access, list), list);
    }

    private static Documents.Document question(Access access, String list) {
        return access.get("lbaas/" + list + "?project_id=" + NOBODYS + "&limit=1");
    }

    private static View view(Identity identity, Documents.Document answer, String list) {
        return answer.body()
                .filter(body -> body.path(list).isArray())
                .<View>map(body -> new View.Cloud())
                .orElseGet(() -> Access.ofProject(identity));
    }
}
