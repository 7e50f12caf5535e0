package io.secnumscan.openstack.recorded;

import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.http.Transport;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.Issuance;
import io.secnumscan.openstack.auth.Token;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.catalog.Catalogue;
import io.secnumscan.openstack.config.AuthScope;
import io.secnumscan.openstack.config.CloudConfig;
import io.secnumscan.openstack.config.Credential;
import io.secnumscan.openstack.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** An administrator of a project who is logged in already, and whose token can't be renewed. */
public final class TestIdentity {
    private TestIdentity() {}

    public static Identity admin(URI base, ApiClient api) {
        return holding("admin", base, api);
    }

    /** The same with another role, and no other. */
    public static Identity holding(String role, URI base, ApiClient api) {
        Secret token = new Secret("t");
        CloudConfig config = new CloudConfig(
                "reader", Text.english("clouds.yaml:2:3: cloud 'reader'"), "token", base.resolve("/v3"),
                new Credential.Token(token),
                new AuthScope.Unstated(), Optional.empty(), List.of(), List.of("public"), Transport.direct(), false,
                Optional.empty(), new TreeMap<>());
        TreeMap<String, String> roles = new TreeMap<>();
        roles.put(role, "r1");
        return Identity.of(
                config, api,
                new Token(
                        token, 1, "u1", "ann", "d1", new TokenScope.Project("p1", "audit"), roles,
                        new Catalogue(List.of()), JsonPage.JSON.createArrayNode(),
                        new Issuance(Optional.of("2026-01-01T00:00:00.000000Z"),
                                Optional.of("2026-01-01T01:00:00.000000Z"), List.of("password"), Optional.empty(),
                                Duration.ZERO)));
    }
}
