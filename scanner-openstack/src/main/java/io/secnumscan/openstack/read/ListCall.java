package io.secnumscan.openstack.read;

import java.net.URI;
import java.util.Map;

/**
 * A list to read.
 *
 * @param collection address of the collection
 * @param query of the first call, percent-encoded; empty for none
 * @param array name of the list in the answer
 * @param headers beside the token
 * @param pageSize of the first page; 0 leaves it to the service
 * @param what the call does, for reasons: {@code listing ports}
 */
public record ListCall(
        URI collection, String query, String array, Map<String, String> headers, int pageSize, String what) {
    public ListCall {
        headers = Map.copyOf(headers);
    }
}
