package io.secnumscan.openstack.view;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.ListCall;
import java.net.URI;
import java.util.Map;

/**
 * One identity at one region's service, and what it is proved to see there.
 *
 * @param base what paths are appended to
 * @param headers that go with each call, beside the token
 */
public record Access(Identity identity, URI base, Map<String, String> headers, View view) {
    public Access {
        headers = Map.copyOf(headers);
    }

    public URI address(String path) {
        return URI.create(base + "/" + path);
    }

    /** @param page size of the first page; 0 leaves it to the service */
    public ListCall list(String path, String query, String array, int page, String what) {
        return new ListCall(address(path), query, array, headers, page, what);
    }

    public Documents.Document get(String path) {
        return Documents.get(identity, address(path), headers);
    }

    public PlannedCall planned(String path) {
        return PlannedCall.get(address(path));
    }

    /** What a token sees that is shown its own project's and nothing else. */
    public static View ofProject(Identity identity) {
        return switch (identity.token().scope()) {
            case TokenScope.Project(String id, String _) -> new View.Project(id);
            case TokenScope.System _,TokenScope.Domain _,TokenScope.None _ -> new View.Unproved();
        };
    }
}
