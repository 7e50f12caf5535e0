package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.CallCount;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.http.JsonPage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.net.NameLookup;
import io.secnumscan.openstack.read.GatheringSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Where the endpoints of the catalogue lead, seen from here: the names in their addresses are looked up, those of enabled
 * endpoints alone. What no resolver knows stands there without addresses, and why.
 */
final class EndpointAddressCollector implements Collector {
    private static final String TYPE = "openstack.identity.endpoint-address";

    private final Collector endpoints;
    private final NameLookup lookup;

    /** @param endpoints reads the endpoints themselves */
    EndpointAddressCollector(Collector endpoints, NameLookup lookup) {
        this.endpoints = endpoints;
        this.lookup = lookup;
    }

    private record Endpoint(int call, Scope scope, String id, ObjectNode attributes) {
        Optional<String> host() {
            boolean enabled = attributes.path("enabled").asBoolean(true);
            return enabled ? EndpointHost.of(attributes.path("url").asText()) : Optional.empty();
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        List<PlannedCall> calls = new ArrayList<>(endpoints.calls(scope));
        calls.add(new PlannedCall(PlannedCall.LOOKUP, "{name}", new CallCount.One())
                .each(new Text(
                        "name in the addresses of enabled endpoints, by this machine's resolver",
                        "nom dans les adresses des points d'accès actifs, par le résolveur de cette machine")));
        return calls;
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        GatheringSink<Endpoint> gathered = new GatheringSink<>(
                (call, row) -> new Endpoint(call, row.scope(), row.id(), kept(row.attributes())));
        Coverage read = endpoints.collect(scope, gathered);
        List<Endpoint> found = gathered.gathered();
        Set<String> hosts = found.stream().flatMap(one -> one.host().stream()).collect(Collectors.toSet());
        SortedMap<String, NameLookup.Answer> answers = lookup.all(hosts);
        for (Endpoint endpoint : found) {
            endpoint.host().ifPresent(host -> {
                endpoint.attributes().put("host", host);
                answer(endpoint.attributes(), answers.getOrDefault(host, new NameLookup.Answer.Unknown()));
            });
            sink.add(endpoint.call(), endpoint.scope(), endpoint.id(), endpoint.attributes().path("url").asText(),
                    endpoint.attributes());
        }
        sink.endPage();
        return read.holding(sink.count());
    }

    private static ObjectNode kept(JsonNode endpoint) {
        ObjectNode kept = JsonPage.JSON.createObjectNode();
        for (String member : new String[]{"id", "interface", "url", "service_id", "region_id", "enabled"}) {
            if (endpoint.has(member)) {
                kept.set(member, endpoint.get(member));
            }
        }
        return kept;
    }

    private static void answer(ObjectNode endpoint, NameLookup.Answer answer) {
        switch (answer) {
            case NameLookup.Answer.Found(var addresses) -> {
                ArrayNode list = endpoint.putArray("addresses");
                addresses.forEach(list::add);
            }
            case NameLookup.Answer.Unknown() -> endpoint.put("unresolved", "unknown name");
            case NameLookup.Answer.Late() -> endpoint.put("unresolved", "no answer in time");
        }
    }
}
