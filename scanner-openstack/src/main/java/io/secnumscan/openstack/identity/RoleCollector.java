package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.read.Anchors;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Roles of the cloud, and those that domains keep for themselves: Keystone lists the latter for one domain at a time. */
final class RoleCollector implements Collector {
    /** More lists than these are not asked for; the answer then says so. */
    private static final int MOST_DOMAINS = 1000;

    private final String type;
    private final Reading reading;
    private final List<String> domains;
    private final Item item;

    RoleCollector(String type, Reading reading, List<String> domains, Item item) {
        this.type = type;
        this.reading = reading;
        this.domains = List.copyOf(domains);
        this.item = item;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        OptionalInt asked = OptionalInt.of(Math.min(domains.size(), MOST_DOMAINS));
        PlannedCall ofDomains =
                list(ofDomain(PlannedCall.ID)).planned().each(new Text("domain", "domaine"), asked);
        return domains.isEmpty() ? List.of(list("").planned()) : List.of(list("").planned(), ofDomains);
    }

    private static String ofDomain(String domain) {
        return "domain_id=" + KeystoneCalls.encoded(domain);
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Anchors anchors = new Anchors(item, reading.identity().token().roles().values());
        List<Coverage> parts = new ArrayList<>();
        parts.add(anchors.check(list("", sink, reading.own(anchors))));
        if (!(parts.getFirst() instanceof Coverage.Unavailable)) {
            for (String domain : domains.stream().limit(MOST_DOMAINS).toList()) {
                parts.add(list(ofDomain(domain), sink,
                        Elements.ofDomain(domain, reading.own(item))));
            }
        }
        if (domains.size() > MOST_DOMAINS) {
            parts.add(Coverage.partial(0, Cause.TRUNCATED, "roles of more than " + MOST_DOMAINS + " domains"));
        }
        return Proof.judge(Sum.of(parts), reading.view(), Rights.WHOLE);
    }

    private Coverage list(String query, ResourceSink sink, Item from) {
        return Listing.read(reading.identity(), list(query), sink, from);
    }

    private ListCall list(String query) {
        return KeystoneCalls.list(reading.identity(), "roles", query, "roles");
    }
}
