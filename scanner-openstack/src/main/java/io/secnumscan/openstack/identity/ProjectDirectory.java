package io.secnumscan.openstack.identity;

import io.secnumscan.core.collect.PlannedCall;
import io.secnumscan.core.coverage.Cause;
import io.secnumscan.core.coverage.Coverage;
import io.secnumscan.core.coverage.View;
import io.secnumscan.core.resource.Scope;
import io.secnumscan.openstack.read.GatheringSink;
import io.secnumscan.openstack.read.Item;
import io.secnumscan.openstack.read.ListCall;
import io.secnumscan.openstack.read.Listing;
import io.secnumscan.openstack.read.Proof;
import io.secnumscan.openstack.read.SafeId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the projects that an identity may see, for what other services show project by project. Read once, when it is
 * first asked; thread-safe. Some 100 bytes a project.
 */
public final class ProjectDirectory {
    private final KeystoneView keystone;
    private @Nullable Projects projects;

    public ProjectDirectory(KeystoneView keystone) {
        this.keystone = keystone;
    }

    /** The ids in Keystone's order, and how far the list was read; complete for all of the cloud only. */
    public record Projects(List<String> ids, Coverage coverage) {}

    /** What reading them takes, whoever is the first to need them. */
    public List<PlannedCall> calls() {
        return List.of(list().planned().shared(keystone.identity().name()));
    }

    private ListCall list() {
        return KeystoneCalls.list(keystone.identity(), "projects", "", "projects");
    }

    public synchronized Projects projects() {
        if (projects == null) {
            GatheringSink<String> ids = new GatheringSink<>((call, row) -> row.id());
            Item id = element -> Optional.of(
                    new Item.Found(Scope.ALL, SafeId.check(Elements.id(element)), "", element));
            Coverage read = Proof.judge(
                    Listing.read(
                            keystone.identity(), list(),
                            ids,
                            id),
                    keystone.owned(), Rights.WHOLE);
            boolean narrow = !(keystone.owned() instanceof View.Cloud);
            projects = new Projects(ids.gathered(), narrow && read instanceof Coverage.Complete(long count)
                    ? Coverage.partial(count, Cause.FILTERED, "projects of one domain only could be listed")
                    : read);
        }
        return projects;
    }
}
