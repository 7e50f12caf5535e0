package io.secnumscan.openstack.auth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.secnumscan.openstack.catalog.Catalogue;
import io.secnumscan.openstack.config.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A token and what Keystone says of it.
 *
 * @param call number of the call that gave it
 * @param userDomain id of the user's domain; empty where Keystone didn't say
 * @param roles names of the roles, with their ids; implied ones are among them
 * @param catalogue addresses of the services
 * @param rawCatalogue the catalogue as Keystone wrote it
 * @param issuance when it was given, and until when
 */
public record Token(
        Secret value,
        int call,
        String userId,
        String userName,
        String userDomain,
        TokenScope scope,
        SortedMap<String, String> roles,
        Catalogue catalogue,
        ArrayNode rawCatalogue,
        Issuance issuance) {
    /** As oslo.policy compares the names of roles: without case. */
    public boolean hasRole(String name) {
        return roles.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The same token, with what its answer says beside it. */
    Token answered(Optional<String> date, Duration took) {
        return new Token(value, call, userId, userName, userDomain, scope, roles, catalogue, rawCatalogue,
                issuance.answered(date, took));
    }
}
