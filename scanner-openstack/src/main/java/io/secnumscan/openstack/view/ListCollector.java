package io.secnumscan.openstack.view;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.read.Anchors;
import io.secnumscan.openstack.read.Dated;
import io.secnumscan.openstack.read.Doubt;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a type that one list shows. */
public final class ListCollector implements Collector {
    private final String type;
    private final Reading reading;
    private final ListCall call;
    private final Item item;
    private final Trust trust;
    private final boolean dated;

    public ListCollector(String type, Reading reading, ListCall call, Item item, Trust trust) {
        this(type, reading, call, item, trust, false);
    }

    private ListCollector(String type, Reading reading, ListCall call, Item item, Trust trust, boolean dated) {
        this.type = type;
        this.reading = reading;
        this.call = call;
        this.item = item;
        this.trust = trust;
        this.dated = dated;
    }

    /** The same, with the time of the answer in each element, see {@link Dated}. */
    public ListCollector dated() {
        return new ListCollector(type, reading, call, item, trust, true);
    }

    /**
     * What makes an answer believable.
     *
     * @param anchors ids that a whole list must hold
     * @param doubt who is asked when the list is empty
     * @param right the role or policy that shows all of the type
     */
    public record Trust(Set<String> anchors, Doubt doubt, Text right) {
        public Trust {
            anchors = Set.copyOf(anchors);
        }
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        List<PlannedCall> calls = new ArrayList<>(List.of(call.planned()));
        calls.addAll(trust.doubt().calls());
        return calls;
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Dated timed = new Dated(reading.identity(), item);
        Anchors anchors = new Anchors(dated ? timed : item, trust.anchors());
        Coverage read = Listing.read(dated ? timed : reading.identity(), call, sink, reading.own(anchors));
        return Proof.judge(Doubt.check(anchors.check(read), trust.doubt()), reading.view(), trust.right());
    }
}
