package io.secnumscan.openstack.keymanager;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.collect.ResourceSink;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.view.Access;
import java.util.List;
import java.util.Optional;

/** Reads a list of a project's. A token without a project is answered with an error of the server, and is not tried. */
final class OwnedList {
    private OwnedList() {}

    static List<PlannedCall> calls(Barbican.Kind kind, Access barbican) {
        return barbican.view() instanceof View.Project ? List.of(list(kind, barbican).planned()) : List.of();
    }

    private static ListCall list(Barbican.Kind kind, Access barbican) {
        return barbican.list(kind.list(), "", kind.list(), KeyManagerPlan.PAGE, "listing " + kind.list());
    }

    static Coverage read(Barbican.Kind kind, Access barbican, ResourceSink sink, Item item) {
        if (!(barbican.view() instanceof View.Project(String project))) {
            return new Coverage.Unavailable(
                    Cause.FORBIDDEN, "Barbican lists what belongs to the token's project, and this token has none",
                    Optional.of(KeyManagerPlan.PROJECT));
        }
        return Listing.read(
                barbican.identity(),
                list(kind, barbican),
                sink,
                element -> item.of(Barbican.named(element, kind.reference(), project)));
    }
}
