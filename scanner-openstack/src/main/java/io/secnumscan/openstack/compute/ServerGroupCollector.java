package io.secnumscan.openstack.compute;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;

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
    public Coverage collect(Scope scope, ResourceSink sink) {
        return Proof.judge(pages(sink), reading.view(), NovaPlan.SERVERS_RIGHT);
    }

    private Coverage pages(ResourceSink sink) {
        String all = nova.view() instanceof View.Cloud ? "all_projects=True&" : "";
        for (int page = 0; page < MOST_PAGES; page++) {
            int[] rows = {0};
            String query = all + "limit=" + NovaPlan.PAGE + "&offset=" + page * NovaPlan.PAGE;
            Coverage read = Listing.read(
                    nova.identity(), nova.list("os-server-groups", query, "server_groups", 0, "listing server groups"),
                    sink, element -> {
                        rows[0]++;
                        return reading.own(item).of(element);
                    });
            if (!(read instanceof Coverage.Complete)) {
                return page == 0 || !(read instanceof Coverage.Unavailable gap)
                        ? read
                        : Coverage.partial(sink.count(), gap.cause(), gap.reason());
            }
            if (rows[0] < NovaPlan.PAGE) {
                return new Coverage.Complete(sink.count());
            }
        }
        return Coverage.partial(sink.count(), Cause.TRUNCATED, "listing server groups: more than a million");
    }
}
