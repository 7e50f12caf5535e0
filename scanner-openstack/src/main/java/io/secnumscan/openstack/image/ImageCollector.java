package io.secnumscan.openstack.image;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.identity.Repeated;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Access;
import io.secnumscan.openstack.view.Reading;
import java.util.List;
import java.util.stream.Stream;

/** Images of each visibility, the hidden ones too. */
final class ImageCollector implements Collector {
    private final Access glance;
    private final Reading reading;
    private final Item item;

    ImageCollector(Access glance, Reading reading, Item item) {
        this.glance = glance;
        this.reading = reading;
        this.item = item;
    }

    @Override
    public String type() {
        return GlancePlan.IMAGE;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        return Stream.of(Visibility.values())
                .flatMap(visibility -> Stream.of(false, true).map(hidden -> visibility.list(glance, hidden).planned()))
                .toList();
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Repeated lists = new Repeated(new Coverage.Complete(0), "lists of images", sink);
        for (Visibility visibility : Visibility.values()) {
            for (boolean hidden : List.of(false, true)) {
                lists.add(visibility.read(glance, hidden, sink, reading.own(item)));
            }
        }
        return Proof.judge(lists.coverage(), reading.view(), GlancePlan.ADMIN);
    }
}
