package io.secnumscan.openstack;

import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import java.net.URI;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The regions that Keystone knows; every token may list them. */
final class KeystoneRegions {
    private KeystoneRegions() {}

    /** Empty when they can't be listed: those of the catalogue remain, and may not be all. */
    static SortedSet<String> ids(Identity identity) {
        SortedSet<String> ids = new TreeSet<>();
        Documents.get(identity, URI.create(identity.keystone() + "/regions"), Map.of())
                .body()
                .ifPresent(body -> body.path("regions").forEach(region -> ids.add(region.path("id").asText())));
        ids.remove("");
        return ids;
    }
}
