package io.secnumscan.openstack.read;

import io.secnumscan.core.collect.CallCount;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.http.ApiClient;
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

    /** What is going to be asked; its first page is the address. */
    public PlannedCall planned() {
        return PlannedCall.get(
                page(Query.parse(query), pageSize), new CallCount.Pages(pageSize, array.replace('_', ' ')));
    }

    /** Whether an identity is given the list; one element is asked for, where the service counts them. */
    public boolean isGiven(ApiClient api) {
        return Documents.get(api, page(Query.parse(query), Math.min(pageSize, 1)), headers).status() == 200;
    }

    /** @param size of the page; 0 leaves it to the service */
    URI page(Query asked, int size) {
        return (size > 0 ? asked.with("limit", Integer.toString(size)) : asked).on(collection);
    }
}
