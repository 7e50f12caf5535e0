package io.secnumscan.openstack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.auth.Token;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What rules and reports may know of the target itself: regions, versions, and who read it, with which rights. */
final class Facts {
    private final String name;
    private final Optional<SortedSet<String>> regions;
    private final List<Identity> identities;
    private final SortedMap<String, SortedMap<String, View>> views = new TreeMap<>();
    private final SortedMap<String, String> versions = new TreeMap<>();

    /** @param regions empty when it is not known whether there are others than those of the catalogue */
    Facts(String name, Optional<SortedSet<String>> regions, List<Identity> identities) {
        this.name = name;
        this.regions = regions;
        this.identities = identities;
    }

    /** @param place {@code identity}, {@code network/RegionOne} */
    void view(String identity, String place, View view) {
        views.computeIfAbsent(identity, key -> new TreeMap<>()).put(place, view);
    }

    void version(String place, String version) {
        if (!version.isEmpty()) {
            versions.put(place, version);
        }
    }

    ObjectNode toJson() {
        ObjectNode facts = JsonPage.JSON.createObjectNode();
        facts.put("name", name);
        facts.put("platform", OpenStackPlatform.NAME);
        regions.ifPresent(all -> all.forEach(facts.putArray("regions")::add));
        facts.put("insecure", identities.stream().anyMatch(identity -> identity.config().insecure()));
        ObjectNode spoken = facts.putObject("versions");
        versions.forEach(spoken::put);
        ArrayNode readers = facts.putArray("identities");
        identities.forEach(identity -> readers.add(identity(identity)));
        return facts;
    }

    private ObjectNode identity(Identity identity) {
        Token token = identity.token();
        ObjectNode json = JsonPage.JSON.createObjectNode();
        json.put("name", identity.name());
        json.put("auth_url", identity.config().authUrl().toString());
        json.put("auth_type", identity.config().authType());
        json.put("insecure", identity.config().insecure());
        json.putObject("user")
                .put("id", token.userId())
                .put("name", token.userName())
                .put("domain_id", token.userDomain());
        ArrayNode roles = json.putArray("roles");
        token.roles().keySet().forEach(roles::add);
        json.put("scope", token.scope().label());
        ObjectNode seen = json.putObject("views");
        views.getOrDefault(identity.name(), new TreeMap<>()).forEach((place, view) -> seen.put(place, view.written()));
        return json;
    }
}
