package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.Issuance;
import io.secnumscan.openstack.auth.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tokens that the scan itself was given: what Keystone said of them, and when. Nothing more is asked for, and the tokens
 * themselves are not part of it.
 */
final class TokenCollector implements Collector {
    private final List<Identity> identities;

    TokenCollector(List<Identity> identities) {
        this.identities = List.copyOf(identities);
    }

    @Override
    public String type() {
        return "openstack.identity.token";
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return List.of();
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Set<String> given = new HashSet<>();
        for (Identity identity : identities) {
            Token token = identity.token();
            String id = token.userId() + "/" + token.scope().label();
            if (given.add(id)) {
                sink.add(token.call(), Scope.ALL, id, identity.name(), attributes(identity, token));
            }
        }
        sink.endPage();
        return new Coverage.Complete(sink.count());
    }

    private static ObjectNode attributes(Identity identity, Token token) {
        Issuance issuance = token.issuance();
        ObjectNode json = JsonPage.JSON.createObjectNode();
        json.put("identity", identity.name());
        json.put("user_id", token.userId());
        json.put("scope", token.scope().label());
        ArrayNode roles = json.putArray("roles");
        token.roles().keySet().forEach(roles::add);
        ArrayNode methods = json.putArray("methods");
        issuance.methods().forEach(methods::add);
        issuance.issued().ifPresent(at -> json.put("issued_at", at));
        issuance.expires().ifPresent(at -> json.put("expires_at", at));
        issuance.answered().ifPresent(at -> json.put("answered_at", at.toString()));
        json.put("took_ms", issuance.took().toMillis());
        return json;
    }
}
