package io.secnumscan.openstack.identity;

import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.Token;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.view.Sight;
import java.util.List;
import java.util.Optional;

/**
 * What an identity may see of Keystone: proved by role and scope under the default rules, and checked against the list of
 * domains, which those rules show to just the identities that see the whole cloud.
 *
 * <p>Default rules (Keystone's policy documentation, Zed and later): {@code admin} on a project or the system, and
 * {@code reader} on the system, read everything; a token of a domain reads what belongs to the domain; lists that belong to
 * no domain (roles, services, endpoints, trusts) are refused or whole.
 *
 * @param owned of what belongs to domains: projects, users, groups, assignments, credentials
 * @param whole of lists that are refused or whole
 * @param domains ids of the domains that it lists; empty when it may not
 */
public record KeystoneView(Identity identity, View owned, View whole, List<String> domains) {
    public KeystoneView {
        domains = List.copyOf(domains);
    }

    public static KeystoneView prove(Identity identity) {
        List<String> domains = domains(identity);
        Token token = identity.token();
        boolean confirmed = token.userDomain().isEmpty() ? !domains.isEmpty() : domains.contains(token.userDomain());
        boolean reads = token.hasRole("reader") || token.hasRole("manager") || token.hasRole("admin");
        return switch (token.scope()) {
            case TokenScope.System() when reads && confirmed -> new KeystoneView(identity, cloud(), cloud(), domains);
            case TokenScope.Project _ when token.hasRole("admin") && confirmed ->
                    new KeystoneView(identity, cloud(), cloud(), domains);
            case TokenScope.Domain(String id, String _) when reads ->
                    new KeystoneView(
                            identity, new View.Domain(id), cloud(), domains.isEmpty() ? List.of(id) : domains);
            case TokenScope.System _,TokenScope.Project _,TokenScope.Domain _,TokenScope.None _ ->
                    new KeystoneView(identity, new View.Unproved(), new View.Unproved(), domains);
        };
    }

    Sight ownedSight() {
        return new Sight(identity, owned);
    }

    Sight wholeSight() {
        return new Sight(identity, whole);
    }

    private static List<String> domains(Identity identity) {
        GatheringSink<String> ids = new GatheringSink<>((call, row) -> row.id());
        Item id = element -> Optional.of(new Item.Found(Scope.ALL, Elements.id(element), "", element));
        Coverage read = Listing.read(identity, KeystoneCalls.list(identity, "domains", "", "domains"), ids, id);
        return read instanceof Coverage.Complete ? ids.gathered() : List.of();
    }

    private static View cloud() {
        return new View.Cloud();
    }
}
