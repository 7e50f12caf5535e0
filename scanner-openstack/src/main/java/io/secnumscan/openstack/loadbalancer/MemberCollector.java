package io.secnumscan.openstack.loadbalancer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The members of pools, which Octavia lists pool by pool; the list leaves the pool out, so that it is added. */
final class MemberCollector implements Collector {
    private final Access octavia;
    private final Reading reading;
    private final Item pool;
    private final Item member;

    MemberCollector(Access octavia, Reading reading, Item pool, Item member) {
        this.octavia = octavia;
        this.reading = reading;
        this.pool = pool;
        this.member = member;
    }

    @Override
    public String type() {
        return OctaviaPlan.MEMBER;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return List.of(pools().planned(), members(PlannedCall.ID).planned().each(Text.verbatim("pool")));
    }

    private ListCall pools() {
        return octavia.list("lbaas/pools", "", "pools", OctaviaPlan.PAGE, "listing pools");
    }

    private ListCall members(String of) {
        String path = "lbaas/pools/" + SafeId.encoded(of) + "/members";
        return octavia.list(path, "", "members", OctaviaPlan.PAGE, "listing the members of a pool");
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        GatheringSink<String> pools = new GatheringSink<>((call, row) -> row.id());
        Coverage listed = Listing.read(
                octavia.identity(), pools(), pools,
                element -> safe(pool.of(element)));
        Repeated calls = new Repeated(listed, "pools", sink);
        for (String id : pools.gathered()) {
            if (calls.hopeless()) {
                break;
            }
            Coverage read = Listing.read(
                    octavia.identity(),
                    members(id),
                    sink, reading.own(element -> member.of(withPool(element, id))));
            calls.add(read);
        }
        return Proof.judge(calls.coverage(), reading.view(), OctaviaPlan.ALL);
    }

    private static Optional<Item.Found> safe(Optional<Item.Found> found) throws IOException {
        if (found.isPresent()) {
            SafeId.check(found.get().id());
        }
        return found;
    }

    private static JsonNode withPool(JsonNode element, String pool) throws IOException {
        if (!(element instanceof ObjectNode object)) {
            throw new IOException("a member of a pool is no object");
        }
        return object.deepCopy().put("pool_id", pool);
    }
}
