package io.secnumscan.openstack.identity;

import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.SafeId;
import java.net.URI;
import java.util.Map;

/** Addresses below {@code /v3}. Keystone has no microversions, and pages only where its operator says so. */
final class KeystoneCalls {
    private KeystoneCalls() {}

    /** @param array name of the list in the answer, and what the reason calls it, with spaces for underscores */
    static ListCall list(Identity identity, String path, String query, String array) {
        return list(identity, path, query, array, "listing " + array.replace('_', ' '));
    }

    static ListCall list(Identity identity, String path, String query, String array, String what) {
        return new ListCall(address(identity, path), query, array, Map.of(), 0, what);
    }

    static URI address(Identity identity, String path) {
        return URI.create(identity.keystone() + "/" + path);
    }

    static String encoded(String segment) {
        return SafeId.encoded(segment);
    }
}
