package io.secnumscan.openstack.network;

import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.SafeId;
import java.net.URI;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One identity at one region's Neutron, and what it is proved to see there.
 *
 * <p>Neutron filters and says nothing: it answers 200 and an empty list to whom it shows nothing. What it shows all of is
 * proved by asking for what it does refuse: the list of quotas, which goes to {@code context_is_admin} only, the very flag
 * that lifts the filter. As a cloud may open that list to others ({@code get_quota}), who has no role of an administrator
 * must see what only administrators see of networks, too. A project's own view is proved by the default security group that
 * every project has and that a token without the right to read does not get to see. A token of the system or of a domain has
 * no project, and the filter by policy that lies behind may drop what it likes: it proves nothing, though what it shows is kept.
 *
 * @param base {@code …/v2.0}
 */
record Neutron(Identity identity, URI base, View view) {
    private static final String ADMIN = "admin";

    static Neutron prove(Identity identity, URI address) {
        URI base = base(address);
        View view = switch (identity.token().scope()) {
            case TokenScope.Project(String id, String _) -> view(identity, base, id);
            case TokenScope.System _,TokenScope.Domain _,TokenScope.None _ -> new View.Unproved();
        };
        return new Neutron(identity, base, view);
    }

    URI address(String path) {
        return URI.create(base + "/" + path);
    }

    /** The view of a kind that not everyone who reads a project may read. */
    View view(NetworkKind kind) {
        boolean may =
                kind.readers().map(roles -> roles.stream().anyMatch(identity.token()::hasRole)).orElse(true);
        return view instanceof View.Project && !may ? new View.Unproved() : view;
    }

    /** Whether there is no such list. A list of extensions may leave one out that is there, the list itself not. */
    boolean lacks(String path) {
        return get(path + "?limit=1").status() == 404;
    }

    Documents.Document get(String path) {
        return get(identity, base, path);
    }

    private static View view(Identity identity, URI base, String project) {
        if (isAdmin(identity, base)) {
            return new View.Cloud();
        }
        return showsOwnGroup(identity, base, project) ? new View.Project(project) : new View.Unproved();
    }

    private static boolean isAdmin(Identity identity, URI base) {
        Documents.Document quotas = get(identity, base, "quotas");
        return switch (quotas.status()) {
            case 200 -> quotas.body().filter(body -> body.path("quotas").isArray()).isPresent()
                    && (identity.token().hasRole(ADMIN) || showsProviderAttributes(identity, base));
            case 401, 403 -> false;
            default -> identity.token().hasRole(ADMIN) && showsProviderAttributes(identity, base);
        };
    }

    /** Attributes of networks that the default policy shows to administrators only. */
    private static boolean showsProviderAttributes(Identity identity, URI base) {
        return get(identity, base, "networks?limit=1")
                .body()
                .filter(body -> body.path("networks").path(0).has("provider:network_type"))
                .isPresent();
    }

    private static boolean showsOwnGroup(Identity identity, URI base, String project) {
        return get(identity, base, "security-groups?project_id=" + SafeId.encoded(project))
                .body()
                .filter(body -> StreamSupport.stream(body.path("security_groups").spliterator(), false)
                        .anyMatch(group -> group.path("project_id").asText().equals(project)))
                .isPresent();
    }

    private static Documents.Document get(Identity identity, URI base, String path) {
        return Documents.get(identity, URI.create(base + "/" + path), Map.of());
    }

    /** Neutron has one version, and catalogues name it or not. */
    static URI base(URI address) {
        String text = address.toString();
        return text.endsWith("/v2.0") ? address : URI.create(text + "/v2.0");
    }
}
