package io.secnumscan.openstack.compute;

import io.secnumscan.core.collect.CallCount;
import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Server groups, whose pages are asked for by an offset and carry no link to the next one. */
final class ServerGroupCollector implements Collector {
    static final String TYPE = "openstack.compute.server-group";
    private static final int MOST_PAGES = 1000;

    private final Nova nova;
    private final Reading reading;
    private final Item item;

    ServerGroupCollector(Nova nova, Reading reading, Item item) {
        this.nova = nova;
        this.reading = reading;
        this.item = item;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<PlannedCall> calls(Scope scope) {
        PlannedCall list = page(0).planned();
        String next = list.address().replace("offset=0", "offset={listed so far}");
        return List.of(
                new PlannedCall(list.method(), list.address(), new CallCount.Pages(NovaPlan.PAGE, "server groups")),
                new PlannedCall(list.method(), next, new CallCount.One())
                        .when(new Text("if there are any, to see their end", "s'il y en a, pour en voir la fin")));
    }

    private ListCall page(int offset) {
        String all = reading.view() instanceof View.Cloud ? "all_projects=True&" : "";
        String query = all + "limit=" + NovaPlan.PAGE + "&offset=" + offset;
        return nova.list("os-server-groups", query, "server_groups", 0, "listing server groups");
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        return Proof.judge(pages(sink), reading.view(), NovaPlan.WHOLE_RIGHT);
    }

    /** To an empty page: one that is not full may be as long as the service's own limit lets it be. */
    private Coverage pages(ResourceSink sink) {
        Set<String> ids = new HashSet<>();
        int rows = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            Page read = page(rows, ids, sink);
            if (!(read.coverage() instanceof Coverage.Complete)) {
                return page == 0 || !(read.coverage() instanceof Coverage.Unavailable gap)
                        ? read.coverage()
                        : Coverage.partial(sink.count(), gap.cause(), gap.reason());
            }
            if (read.repeats()) {
                return Coverage.partial(sink.count(), Cause.TRUNCATED, "listing server groups: a page repeats");
            }
            if (read.rows() == 0) {
                return new Coverage.Complete(sink.count());
            }
            rows += read.rows();
        }
        return Coverage.partial(sink.count(), Cause.TRUNCATED, "listing server groups: the list has no end");
    }

    private record Page(Coverage coverage, int rows, boolean repeats) {}

    private Page page(int offset, Set<String> ids, ResourceSink sink) {
        // a page that breaks off is read again, so its elements may come here twice
        Set<String> here = new HashSet<>();
        Coverage read = Listing.read(
                nova.identity(), page(offset),
                sink, element -> {
                    String id = element.path("id").asText();
                    here.add(id);
                    return ids.contains(id) ? Optional.empty() : reading.own(item).of(element);
                });
        boolean repeats = !Collections.disjoint(here, ids);
        ids.addAll(here);
        return new Page(read, here.size(), repeats);
    }
}
