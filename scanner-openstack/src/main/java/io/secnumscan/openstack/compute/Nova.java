package io.secnumscan.openstack.compute;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.ListCall;
import java.net.URI;

/**
 * One identity at one region's Nova, and what it is proved to see there. Nova refuses {@code all_tenants} to whom it does not
 * show all servers, so that a yes to it is the proof; without it, it shows the servers of the token's project.
 */
record Nova(Identity identity, NovaAddress address, View view) {
    static Nova prove(Identity identity, NovaAddress address) {
        return new Nova(identity, address, view(identity, address));
    }

    /**
     * Whether it is an administrator to the code behind the API, too: flavors that are not public, and server groups of other
     * projects, are shown to no one else whatever a policy says, and are left out in silence.
     */
    boolean isAdmin() {
        return view instanceof View.Cloud && identity.token().hasRole("admin");
    }

    ListCall list(String path, String query, String array, int page, String what) {
        return new ListCall(uri(path), query, array, address.headers(), page, what);
    }

    Documents.Document get(String path) {
        return Documents.get(identity, uri(path), address.headers());
    }

    PlannedCall planned(String path) {
        return PlannedCall.get(uri(path));
    }

    URI uri(String path) {
        return URI.create(address.base() + "/" + path);
    }

    private static View view(Identity identity, NovaAddress address) {
        URI question = URI.create(address.base() + "/servers?all_tenants=1&limit=1");
        int status = Documents.get(identity, question, address.headers()).status();
        if (status == 200 || (status != 401 && status != 403 && identity.token().hasRole("admin"))) {
            return new View.Cloud();
        }
        return switch (identity.token().scope()) {
            case TokenScope.Project(String id, String _) -> new View.Project(id);
            case TokenScope.System _,TokenScope.Domain _,TokenScope.None _ -> new View.Unproved();
        };
    }
}
