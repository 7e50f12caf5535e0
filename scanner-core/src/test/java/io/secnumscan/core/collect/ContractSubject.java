package io.secnumscan.core.collect;

import io.secnumscan.core.coverage.View;
import io.secnumscan.core.http.ApiClient;
import io.secnumscan.core.resource.Scope;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A collector as {@link CollectorContract} tries it.
 *
 * @param name shows in the test report
 * @param collector made for a service at an address, with the client that leads there
 * @param scope that it is asked to read
 * @param view that is proved for it; must cover the scope
 * @param answers what a healthy service answers, by path and query exactly as the collector asks; {@code {base}} in them
 *     stands for the service's address. They must hold at least one resource; two pages where the API has pages.
 * @param optional of these, the ones whose refusal the collector may rightly live with
 */
public record ContractSubject(
        String name,
        BiFunction<URI, ApiClient, Collector> collector,
        Scope scope,
        View view,
        Map<String, String> answers,
        Set<String> optional) {
    public ContractSubject {
        answers = Map.copyOf(answers);
        optional = Set.copyOf(optional);
    }

    @Override
    public String toString() {
        return name;
    }
}
