package io.secnumscan.openstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.Identity;
import io.secnumscan.openstack.read.Documents;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Reading;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Trusts. Their list leaves the roles out, so that each is asked for by itself; a cloud whose orchestration keeps thousands of
 * them has the roles of the first only, the others have none in the snapshot (which reads as not seen, never as none).
 */
final class TrustCollector implements Collector {
    private static final int MOST_SINGLE_CALLS = 1000;

    private final String type;
    private final Reading reading;
    private final Item item;

    TrustCollector(String type, Reading reading, Item item) {
        this.type = type;
        this.reading = reading;
        this.item = item;
    }

    private record Listed(int call, Item.Found row) {}

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        Text trust = new Text(
                "trust that the list shows without its roles, " + MOST_SINGLE_CALLS + " at most",
                "délégation (trust) que la liste montre sans ses rôles, " + MOST_SINGLE_CALLS + " au plus");
        return List.of(list().planned(), PlannedCall.get(address(PlannedCall.ID)).each(trust));
    }

    private ListCall list() {
        return KeystoneCalls.list(reading.identity(), "OS-TRUST/trusts", "", "trusts");
    }

    private URI address(String trust) {
        return KeystoneCalls.address(reading.identity(), "OS-TRUST/trusts/" + KeystoneCalls.encoded(trust));
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Identity identity = reading.identity();
        GatheringSink<Listed> listed = new GatheringSink<>(Listed::new);
        Coverage read = Listing.read(
                identity, list(), listed, reading.own(item));
        int single = 0;
        for (Listed trust : listed.gathered()) {
            Listed whole =
                    single++ < MOST_SINGLE_CALLS && SafeId.isSafe(trust.row().id())
                            && !trust.row().attributes().has("roles") ? whole(trust) : trust;
            Item.Found row = whole.row();
            sink.add(whole.call(), row.scope(), row.id(), row.name(), row.attributes());
        }
        sink.endPage();
        return Proof.judge(read, reading.view(), Rights.WHOLE);
    }

    /** The trust with its roles; as the list had it where it can't be read by itself. */
    private Listed whole(Listed trust) {
        Identity identity = reading.identity();
        Documents.Document answer = Documents.get(identity, address(trust.row().id()), Map.of());
        JsonNode found = answer.body().map(body -> body.path("trust")).orElseGet(trust.row()::attributes);
        if (!found.path("id").asText().equals(trust.row().id())) {
            return trust;
        }
        int call = answer.body().isPresent() ? answer.answer().call() : trust.call();
        return new Listed(
                call, new Item.Found(trust.row().scope(), trust.row().id(), trust.row().name(), found));
    }
}
