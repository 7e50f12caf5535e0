package io.secnumscan.openstack.keymanager;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.util.List;

/** What is said of a project's secrets or containers: never what is in them. */
final class OwnedCollector implements Collector {
    private final Barbican.Kind kind;
    private final Access barbican;
    private final Reading reading;
    private final Item item;

    OwnedCollector(Barbican.Kind kind, Access barbican, Reading reading, Item item) {
        this.kind = kind;
        this.barbican = barbican;
        this.reading = reading;
        this.item = item;
    }

    @Override
    public String type() {
        return kind.type();
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return OwnedList.calls(kind, barbican);
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        return Proof.judge(
                OwnedList.read(kind, barbican, sink, reading.own(item)), reading.view(), KeyManagerPlan.PROJECT);
    }
}
