package io.secnumscan.openstack.image;

import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.AccessList;
import java.net.URI;
import java.util.Map;

/**
 * Where Glance's API 2 is, and what an identity is proved to see there.
 *
 * <p>Glance leaves out other projects' images in silence for whom its rule {@code context_is_admin} is not met, and no call
 * is refused by that rule itself. Two that are for administrators by policies of their own, the tasks and the details of the
 * stores, are asked instead: both must be given, so that one policy that was opened for some other reason proves nothing. A
 * Glance without such stores must show another project's private image instead, which it shows to nobody else.
 */
final class Glance {
    private static final int SOME = 100;

    private Glance() {}

    /** Catalogues name the version or not. */
    static AccessList.Attempt open(Identity identity, URI catalogued) {
        String address = catalogued.toString();
        URI base = address.matches(".*/v2(\\.[0-9]+)?") ? catalogued : URI.create(address + "/v2");
        Access access = new Access(identity, base, Map.of(), new View.Unproved());
        return AccessList.Attempt.of(
                access.get("tasks?limit=1"),
                tasks -> new Access(identity, base, Map.of(), view(access, tasks)));
    }

    private static View view(Access access, Documents.Document tasks) {
        boolean given = tasks.body().filter(body -> body.path("tasks").isArray()).isPresent();
        return given && storesAreNotRefused(access) ? new View.Cloud() : Access.ofProject(access.identity());
    }

    private static boolean storesAreNotRefused(Access access) {
        int status = access.get("info/stores/detail").status();
        return status == 200 || status == 404 && showsOthers(access);
    }

    private static boolean showsOthers(Access access) {
        View own = Access.ofProject(access.identity());
        return access.get("images?visibility=private&limit=" + SOME).body().stream()
                .flatMap(body -> body.path("images").valueStream())
                .map(image -> image.path("owner").asText())
                .anyMatch(owner -> !owner.isEmpty() && !own.equals(new View.Project(owner)));
    }
}
