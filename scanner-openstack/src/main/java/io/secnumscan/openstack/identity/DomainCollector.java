package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Anchors;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Domains. A reader of one domain is refused the list, and may ask for its own. */
final class DomainCollector implements Collector {
    private final String type;
    private final Reading reading;
    private final Item item;

    DomainCollector(String type, Reading reading, Item item) {
        this.type = type;
        this.reading = reading;
        this.item = item;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return reading.view() instanceof View.Domain(String id)
                ? List.of(list().planned(), PlannedCall.get(address(id)).when(Rights.IF_REFUSED))
                : List.of(list().planned());
    }

    private ListCall list() {
        return KeystoneCalls.list(reading.identity(), "domains", "", "domains");
    }

    private URI address(String id) {
        return KeystoneCalls.address(reading.identity(), "domains/" + KeystoneCalls.encoded(id));
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        String home = reading.identity().token().userDomain();
        boolean holdsHome = reading.view() instanceof View.Cloud && !home.isEmpty();
        Anchors anchors = new Anchors(item, holdsHome ? Set.of(home) : Set.of());
        Coverage read = anchors.check(Listing.read(
                reading.identity(),
                list(),
                sink,
                reading.own(anchors)));
        if (read instanceof Coverage.Unavailable && reading.view() instanceof View.Domain(String id)) {
            read = single(id, sink, read);
        }
        return Proof.judge(read, reading.view(), Rights.OWNED);
    }

    private Coverage single(String id, ResourceSink sink, Coverage refused) {
        Documents.Document answer = Documents.get(
                reading.identity(),
                address(id),
                Map.of());
        Optional<JsonNode> domain = answer.body().map(body -> body.path("domain"));
        try {
            Optional<Item.Found> found = domain.isPresent() ? item.of(domain.get()) : Optional.empty();
            if (found.isEmpty() || !found.get().id().equals(id)) {
                return refused;
            }
            sink.add(answer.answer().call(), found.get().scope(), id, found.get().name(), found.get().attributes());
            sink.endPage();
            return new Coverage.Complete(1);
        } catch (IOException _) {
            return refused;
        }
    }
}
