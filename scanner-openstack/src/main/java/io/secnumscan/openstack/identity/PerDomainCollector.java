package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Anchors;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.util.List;
import java.util.Set;

/** Users and groups. */
final class PerDomainCollector implements Collector {
    private final String type;
    private final Reading reading;
    private final PerDomain lists;
    private final Item item;
    private final Set<String> anchors;

    PerDomainCollector(String type, Reading reading, PerDomain lists, Item item, Set<String> anchors) {
        this.type = type;
        this.reading = reading;
        this.lists = lists;
        this.item = item;
        this.anchors = Set.copyOf(anchors);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return lists.calls();
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Anchors watched = new Anchors(item, anchors);
        Coverage read = lists.read(sink, reading.own(watched)).coverage();
        return Proof.judge(watched.check(read), reading.view(), Rights.OWNED);
    }
}
