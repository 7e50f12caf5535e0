package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.Collector;
import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.core.text.Text;
import io.secnumscan.openstack.auth.TokenScope;
import io.secnumscan.openstack.read.Anchors;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.view.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Projects. Who is refused the list still sees the projects that it has a role on. */
final class ProjectCollector implements Collector {
    private static final String ALL = "projects";
    private static final String OWN = "auth/projects";

    private final String type;
    private final Reading reading;
    private final Item item;

    ProjectCollector(String type, Reading reading, Item item) {
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
        return List.of(
                list(ALL).planned(),
                list(OWN).planned().when(Rights.IF_REFUSED));
    }

    @Override
    public Coverage collect(Scope scope, ResourceSink sink) {
        Anchors anchors = new Anchors(item, anchors());
        Coverage read = anchors.check(read(ALL, sink, anchors));
        if (read instanceof Coverage.Unavailable(var cause, String reason, Optional<Text> _)
                && read(OWN, sink, item) instanceof Coverage.Complete(long count)
                && count > 0) {
            read = Coverage.partial(count, cause, reason + "; only the identity's own projects were read");
        }
        return Proof.judge(read, reading.view(), Rights.OWNED);
    }

    private Coverage read(String path, ResourceSink sink, Item from) {
        return Listing.read(
                reading.identity(),
                list(path),
                sink,
                reading.own(from));
    }

    private ListCall list(String path) {
        return KeystoneCalls.list(reading.identity(), path, "", "projects");
    }

    private Set<String> anchors() {
        return reading.view() instanceof View.Cloud
                && reading.identity().token().scope() instanceof TokenScope.Project(String id, String _)
                        ? Set.of(id)
                        : Set.of();
    }
}
